package olp.local.replay.model;

/**
 * What somebody's purchases come to.
 *
 * @param purchases how many
 * @param total minor units
 * @param points earned
 * @param cashback minor units
 * @param earningPoints how many of the purchases earned points
 * @param earningCashback how many of them earned cashback
 */
public record Earned(int purchases, long total, long points, long cashback, int earningPoints, int earningCashback) {

    /** No purchase. */
    public static final Earned NOTHING = new Earned(0, 0, 0, 0, 0, 0);

    /** One purchase more, of {@code total} minor units. */
    public Earned and(long more, Earning earning) {
        return and(more, 0, earning);
    }

    /** The same, for which rules gave {@code byRules} points besides. */
    public Earned and(long more, long byRules, Earning earning) {
        long newPoints = Math.addExact(earning.points(more), byRules);
        long newCashback = earning.cashback(more);
        return plus(new Earned(1, more, newPoints, newCashback, newPoints > 0 ? 1 : 0, newCashback > 0 ? 1 : 0));
    }

    /** Both together. */
    public Earned plus(Earned other) {
        return new Earned(
                purchases + other.purchases,
                Math.addExact(total, other.total),
                Math.addExact(points, other.points),
                Math.addExact(cashback, other.cashback),
                earningPoints + other.earningPoints,
                earningCashback + other.earningCashback);
    }
}
