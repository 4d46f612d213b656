package olp.loyalty.purchases.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import olp.loyalty.program.model.Tiers.Level;
import olp.platform.ledger.model.Reason;

/** What becomes of a purchase. */
public sealed interface Decision {
    /**
     * It is taken.
     *
     * @param points that it earns, 0 or more
     * @param because the rules that gave them
     * @param activeAt when they can be spent
     * @param expiresOn their last day
     * @param spend of the account, with this purchase
     * @param before the level before
     * @param after the level with this purchase
     */
    record Taken(
            long points,
            List<Earned> because,
            Instant activeAt,
            LocalDate expiresOn,
            long spend,
            Level before,
            Level after)
            implements Decision {}

    /** Points by one rule. */
    record Earned(String rule, int version, long points, String text) {
        /** As the ledger keeps it. */
        public Reason reason() {
            return new Reason(rule, version, text);
        }
    }

    /** It is not: a field does not fit the programme. */
    record Invalid(String field, String message) implements Decision {}

    /** Why a sound purchase is not taken. */
    enum Refusal {
        UNKNOWN_CARD("There is no such card."),
        BLOCKED_CARD("The card is blocked."),
        UNKNOWN_PARTNER("The token's partner does not belong to this coalition."),
        PARTNER_AWAY("The partner is paused or has left the coalition.");

        private final String text;

        Refusal(String text) {
            this.text = text;
        }

        /** For a person. */
        public String text() {
            return text;
        }
    }
}
