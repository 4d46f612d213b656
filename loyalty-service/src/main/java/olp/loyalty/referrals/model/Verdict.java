package olp.loyalty.referrals.model;

import olp.loyalty.giving.model.Gift;

/** Whether a referrer gets the gift. */
public sealed interface Verdict {
    /** It is to be given. */
    record Give(Gift gift) implements Verdict {}

    /** It is not. */
    record Refuse(Reason reason) implements Verdict {}

    /** Why not. */
    enum Reason {
        /** Both have the same points by now: one and the same customer. */
        SAME_ACCOUNT,
        /** The referrer has no card that can be used. */
        NO_CARD,
        /** The referrer has had all that a year allows. */
        YEAR_IS_FULL,
        /** Nothing was promised when the friend bought. */
        NO_GIFT
    }

    /**
     * Decides.
     *
     * @param promised when the friend bought
     * @param hasCard true if the referrer has a card that can be used
     * @param sameAccount true if both have the same points
     * @param givenThisYear gifts that the referrer has had in the programme's year
     */
    static Verdict of(Referral promised, boolean hasCard, boolean sameAccount, long givenThisYear) {
        if (promised == null || promised.gift() == null) {
            return new Refuse(Reason.NO_GIFT);
        }
        if (!hasCard) {
            return new Refuse(Reason.NO_CARD);
        }
        if (sameAccount) {
            return new Refuse(Reason.SAME_ACCOUNT);
        }
        return givenThisYear >= promised.maxPerYear() ? new Refuse(Reason.YEAR_IS_FULL) : new Give(promised.gift());
    }
}
