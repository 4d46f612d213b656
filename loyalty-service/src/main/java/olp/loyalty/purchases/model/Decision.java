package olp.loyalty.purchases.model;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import olp.loyalty.program.model.Tiers.Level;
import olp.loyalty.tiers.model.TierAccount;
import olp.platform.ledger.model.Reason;

/** What becomes of a purchase. */
public sealed interface Decision {
    /**
     * It is taken.
     *
     * @param payments how it was paid
     * @param redemptions coalition discounts in it
     * @param points that it earns, 0 or more
     * @param because the rules that gave them
     * @param activeAt when they can be spent
     * @param expiresAt the first instant at which they cannot any more
     * @param tier the account's level, with this purchase
     * @param paidInMoney what of it counts for the level
     * @param before the level now, without this purchase
     * @param after the level now, with it; one that comes late may have been made on another level
     * @param flags what was not in order; only in a journal
     */
    record Taken(
            List<Payment> payments,
            List<Proof> redemptions,
            long points,
            List<Earned> because,
            Instant activeAt,
            Instant expiresAt,
            TierAccount tier,
            long paidInMoney,
            Level before,
            Level after,
            Set<Flag> flags)
            implements Decision {
        /** True if it is the first on a new level. */
        public boolean tierChanged() {
            return !before.code().equals(after.code());
        }

        /** The same with other reasons, and the points that they give. */
        public Taken because(List<Earned> reasons) {
            var sum = reasons.stream().mapToLong(Earned::points).reduce(0, Math::addExact);
            return new Taken(
                    payments, redemptions, sum, reasons, activeAt, expiresAt, tier, paidInMoney, before, after, flags);
        }
    }

    /**
     * Points by one rule.
     *
     * @param lines the only lines that they are for, by number; null for all of the purchase
     */
    record Earned(String rule, int version, long points, String text, List<Integer> lines) {
        /** The code of the base rule. */
        public static final String BASE = "base";

        /** Points for all of a purchase. */
        public Earned(String rule, int version, long points, String text) {
            this(rule, version, points, text, null);
        }

        /** As the ledger keeps it. */
        public Reason.Share share() {
            return new Reason.Share(rule, version, points, text);
        }
    }

    /** It is not: a field does not fit the programme, or what it stands for. */
    record Invalid(String field, String message) implements Decision {}

    /** It is not, though it is sound. */
    record Refused(Refusal refusal, String detail) implements Decision {}

    /** Why a sound purchase is not taken. */
    enum Refusal {
        UNKNOWN_CARD,
        CARD_BLOCKED,
        UNKNOWN_PARTNER,
        PARTNER_AWAY,
        UNKNOWN_HOLD,
        HOLD_EXPIRED,
        HOLD_ENDED,
        PROOF_EXPIRED,
        PROOF_USED,
        PROOF_MISMATCH
    }
}
