package olp.platform.rules.model;

import java.time.Instant;
import java.time.ZoneId;

/**
 * The most that a rule gives one account.
 *
 * @param amount more than zero, in the service's unit
 * @param per in what
 */
public record Cap(long amount, Per per) {

    /** What a cap is counted in. Days and months are the programme's, by when the purchase happened. */
    public enum Per {
        PURCHASE,
        DAY,
        MONTH;

        /** The name of the day or month, such as {@code 2026-11}; of a purchase there is none to keep. */
        public String period(Instant at, ZoneId zone) {
            var day = at.atZone(zone).toLocalDate();
            return switch (this) {
                case PURCHASE -> throw new IllegalStateException("a purchase is no period");
                case DAY -> day.toString();
                case MONTH -> day.toString().substring(0, day.toString().length() - 3);
            };
        }
    }

    boolean isKept() {
        return per != Per.PURCHASE;
    }
}
