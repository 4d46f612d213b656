package olp.loyalty.referrals.model;

import olp.loyalty.giving.model.Gift;

/**
 * What bringing a friend is worth.
 *
 * @param gift for the referrer; null: nothing for now
 * @param minTotal the friend's first purchase for so much or more counts, minor units
 * @param maxPerYear a referrer gets at most so many gifts in a year of the programme's
 */
public record Referral(Gift gift, Long minTotal, Integer maxPerYear) {
    /** Before anything is set: no gift. */
    public static final Referral NONE = new Referral(null, 0L, 12);
}
