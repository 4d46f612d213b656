package olp.loyalty.giving.model;

/**
 * What is given: one of the two.
 *
 * @param points that are given; null: none
 * @param reward code of the reward for which a voucher is issued; null: none
 */
public record Gift(Long points, String reward) {
    /** More than any gift. */
    public static final long MOST_POINTS = 1_000_000;

    /** True if it is one of the two, and points are a number that can be given. A function of its own: it is no property. */
    public static boolean isSound(Gift gift) {
        return (gift.points == null) != (gift.reward == null)
                && (gift.points == null || gift.points >= 1 && gift.points <= MOST_POINTS);
    }
}
