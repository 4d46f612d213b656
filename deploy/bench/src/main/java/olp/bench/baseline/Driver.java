package olp.bench.baseline;

import java.time.Duration;

/** What runs the baseline's transaction again and again. */
public interface Driver {

    /** Its name, for the report. */
    String name();

    /**
     * As many as go.
     *
     * @param accounts the first so many are used
     * @return transactions a second
     */
    double most(Script script, int accounts, int clients, Duration time);

    /**
     * The single statement at a given rate, arriving at random.
     *
     * @return the 99th percentile of the time from when a transaction was to begin to its end, in milliseconds
     */
    double p99Millis(int clients, double perSecond, Duration time);
}
