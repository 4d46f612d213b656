package olp.local.api;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import olp.local.PlatformException;

/** Waiting before something is asked or sent again. */
public final class Pause {

    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private Pause() {}

    /**
     * Waits.
     *
     * @throws PlatformException when this thread is interrupted meanwhile
     */
    public static void of(Duration time) {
        try {
            if (NEVER.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("nobody counts this down");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("interrupted", e);
        }
    }
}
