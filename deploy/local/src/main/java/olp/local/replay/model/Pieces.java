package olp.local.replay.model;

/**
 * Pieces that came back.
 *
 * @param quantity how many
 * @param worth minor units, at the prices of the return
 */
public record Pieces(long quantity, long worth) {

    /** No piece. */
    public static final Pieces NONE = new Pieces(0, 0);

    /** These and {@code quantity} more. */
    public Pieces and(int more, long unitPrice) {
        return new Pieces(
                Math.addExact(quantity, more), Math.addExact(worth, Math.multiplyExact((long) more, unitPrice)));
    }
}
