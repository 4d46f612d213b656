package olp.bench.load;

import olp.local.PlatformException;

/**
 * What came of a load.
 *
 * @param perSecond right answers a second
 * @param medianMillis half of them took at most this
 * @param p99Millis 99 of a hundred took at most this
 * @param failures how many answers had which other status; {@code {}} if none had
 */
public record Outcome(double perSecond, double medianMillis, double p99Millis, String failures) {

    /** This, if every answer was right: a rate of refusals is no rate. */
    public Outcome orRefuse(String what) {
        if (!"{}".equals(failures)) {
            throw new PlatformException(what + ": not all was answered as it should be, by status: " + failures);
        }
        return this;
    }
}
