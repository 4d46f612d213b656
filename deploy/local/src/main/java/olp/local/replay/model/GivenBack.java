package olp.local.replay.model;

/**
 * What somebody's returns come to.
 *
 * @param returns how many
 * @param money refunded, minor units
 * @param points taken back
 */
public record GivenBack(int returns, long money, long points) {

    /** No return. */
    public static final GivenBack NOTHING = new GivenBack(0, 0, 0);

    /** Both together. */
    public GivenBack plus(GivenBack other) {
        return new GivenBack(
                returns + other.returns, Math.addExact(money, other.money), Math.addExact(points, other.points));
    }
}
