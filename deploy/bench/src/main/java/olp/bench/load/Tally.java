package olp.bench.load;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Counts answers of a span of time, given in the JVM's nanoseconds. Threads may share it. */
final class Tally {

    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(2);

    private final long from;
    private final long until;
    private final int expected;
    private final Histogram micros = new ConcurrentHistogram(LONGEST_MICROS, 3);
    private final Map<Integer, LongAdder> failures = new ConcurrentHashMap<>();

    Tally(long from, long until, int expected) {
        this.from = from;
        this.until = until;
        this.expected = expected;
    }

    /**
     * An answer.
     *
     * @param status 0 when there was none
     * @param since when it was to be asked for, or was
     * @param now when it was here
     */
    void count(int status, long since, long now) {
        if (now - from < 0 || now - until >= 0) {
            return;
        }
        if (status != expected) {
            failures.computeIfAbsent(status, _ -> new LongAdder()).increment();
            return;
        }
        micros.recordValue(Math.min(LONGEST_MICROS, TimeUnit.NANOSECONDS.toMicros(now - since)));
    }

    Outcome outcome() {
        return new Outcome(
                micros.getTotalCount() * 1e9 / (until - from),
                micros.getValueAtPercentile(50) / 1000.0,
                micros.getValueAtPercentile(99) / 1000.0,
                failures.toString());
    }
}
