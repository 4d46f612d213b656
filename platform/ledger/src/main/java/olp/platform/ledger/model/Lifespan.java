package olp.platform.ledger.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * How long value lives.
 *
 * @param months calendar months, counted from the day on which it was earned
 * @param zone whose days these are
 */
public record Lifespan(int months, ZoneId zone) {
    /** The last day on which what was earned then can be spent. */
    public LocalDate lastDay(Instant earnedAt) {
        return earnedAt.atZone(zone).toLocalDate().plusMonths(months);
    }

    /** The instant from which what was earned then has lapsed: the end of its last day. */
    public Instant endOf(Instant earnedAt) {
        return lastDay(earnedAt).plusDays(1).atStartOfDay(zone).toInstant();
    }
}
