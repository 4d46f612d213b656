package olp.bench.measures;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The time that all of it may take. On a machine that is slower than was estimated, or has other work, there are fewer
 * rounds, but of everything at least one.
 */
final class Budget {

    private final LongSupplier clock;
    private final long begun;
    private final Duration all;
    private Duration estimated = Duration.ZERO;

    /**
     * Begins now.
     *
     * @param clock the JVM's nanoseconds
     * @param all what there is
     */
    Budget(LongSupplier clock, Duration all) {
        this.clock = clock;
        this.begun = clock.getAsLong();
        this.all = all;
    }

    /** Something has been done that was estimated at so much. */
    void done(Duration estimate) {
        estimated = estimated.plus(estimate);
    }

    /** Whether there is time for something that is estimated at so much, if all goes on as it went so far. */
    boolean has(Duration estimate) {
        Duration taken = Duration.ofNanos(clock.getAsLong() - begun);
        double slowness = estimated.isZero() ? 1 : Math.max(1, taken.toNanos() / (double) estimated.toNanos());
        return taken.toNanos() + slowness * estimate.toNanos() <= all.toNanos();
    }
}
