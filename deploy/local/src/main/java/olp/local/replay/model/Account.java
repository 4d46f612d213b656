package olp.local.replay.model;

/**
 * What a customer's purchases and returns come to.
 *
 * @param earned by the purchases, as if nothing had come back
 * @param givenBack by the returns
 */
public record Account(Earned earned, GivenBack givenBack) {

    /** No purchase and no return. */
    public static final Account EMPTY = new Account(Earned.NOTHING, GivenBack.NOTHING);

    /** Points that are left, pending or not. */
    public long outstanding() {
        return Math.subtractExact(earned.points(), givenBack.points());
    }

    /** Both together. */
    public Account plus(Account other) {
        return new Account(earned.plus(other.earned), givenBack.plus(other.givenBack));
    }
}
