package olp.platform.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Wakes the relay when something is appended. Not a notification within the appending transaction: PostgreSQL commits
 * transactions that notify one after the other, which would make every purchase wait for the disk by itself.
 */
@ApplicationScoped
class OutboxBell {
    /** Between an append and its commit the relay may come too early: it looks again for so long. */
    private static final long AWAKE_NANOS = Duration.ofMillis(250).toNanos();

    private static final Duration SHORT_NAP = Duration.ofMillis(20);

    private final Semaphore rung = new Semaphore(0);
    private volatile long lastRung = System.nanoTime() - AWAKE_NANOS;

    /** Something was appended, here or, as the database told, by another instance. */
    void ring() {
        lastRung = System.nanoTime();
        rung.release();
    }

    /** Waits until it rings, or for a while: a short one if it rang just now. Answers whether it rang. */
    boolean await(Duration longest) throws InterruptedException {
        if (System.nanoTime() - lastRung < AWAKE_NANOS) {
            Thread.sleep(SHORT_NAP);
            rung.drainPermits();
            return true;
        }
        return rung.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
    }
}
