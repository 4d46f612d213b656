package olp.local.replay.model;

/**
 * What a customer's purchases and returns come to.
 *
 * @param earned by the purchases, as if nothing had come back
 * @param givenBack by the returns, in money and points
 * @param cashbackTakenBack by the returns, minor units
 */
public record Account(Earned earned, GivenBack givenBack, long cashbackTakenBack) {

    /** No purchase and no return. */
    public static final Account EMPTY = new Account(Earned.NOTHING, GivenBack.NOTHING, 0);

    /** Points that are left, pending or not. */
    public long outstanding() {
        return Math.subtractExact(earned.points(), givenBack.points());
    }

    /** Cashback that is left, pending or not; minor units. */
    public long cashbackLeft() {
        return Math.subtractExact(earned.cashback(), cashbackTakenBack);
    }

    /** Both together. */
    public Account plus(Account other) {
        return new Account(
                earned.plus(other.earned),
                givenBack.plus(other.givenBack),
                Math.addExact(cashbackTakenBack, other.cashbackTakenBack));
    }
}
