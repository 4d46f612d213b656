package olp.cashback.rules.model;

import java.time.Instant;
import java.util.UUID;

/**
 * A rule as one change made it.
 *
 * @param code the rule's name
 * @param version from 1
 * @param percent of what was paid in money
 * @param condition on which purchases
 * @param inForceFrom this version counts from then on; null: since always
 * @param until it gives nothing for purchases at this instant or later; null: no end
 * @param fundedBy the party that pays for it; null: the partner where the purchase was made
 */
public record RuleVersion(
        String code,
        int version,
        Percent percent,
        Condition condition,
        Instant inForceFrom,
        Instant until,
        UUID fundedBy) {

    boolean isInForceAt(Instant instant) {
        return inForceFrom == null || !inForceFrom.isAfter(instant);
    }

    boolean hasEndedAt(Instant instant) {
        return until != null && !instant.isBefore(until);
    }

    /** Why it gives something, for the member. */
    public String text() {
        return percent + " cashback";
    }
}
