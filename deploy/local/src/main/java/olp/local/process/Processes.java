package olp.local.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Processes that may be nobody's children, which the JDK looks at in ever longer intervals. */
public final class Processes {

    private static final Duration INTERVAL = Duration.ofMillis(20);

    private Processes() {}

    /** Whether it runs: one that has ended, but whose parent has not asked how, does not. */
    public static boolean isAlive(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    /** Waits until it has ended; false when it has not within {@code patience}. */
    public static boolean awaitEnd(ProcessHandle process, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (isAlive(process)) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(INTERVAL.toNanos());
        }
        return true;
    }
}
