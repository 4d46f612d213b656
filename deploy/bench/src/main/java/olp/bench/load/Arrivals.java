package olp.bench.load;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** When calls are to be sent: a Poisson process, so that how long an answer takes has no say in when the next is asked for. */
final class Arrivals {

    private final double meanNanos;
    private double next;

    /**
     * @param start of the first, roughly, in the JVM's nanoseconds
     * @param perSecond on average
     */
    Arrivals(long start, double perSecond) {
        this.next = start;
        this.meanNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    /** The time of the next call that nobody has taken yet. */
    synchronized long take() {
        next += -Math.log(1 - ThreadLocalRandom.current().nextDouble()) * meanNanos;
        return (long) next;
    }
}
