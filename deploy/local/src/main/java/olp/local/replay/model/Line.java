package olp.local.replay.model;

/**
 * A line of an invoice.
 *
 * @param line its place in the invoice, from 1; places of lines that were left out stay free
 * @param sku the article's code
 * @param quantity pieces that were sold, or that came back: 1 or more
 * @param unitPrice minor units, 1 or more
 */
public record Line(int line, String sku, int quantity, long unitPrice) {

    /** Minor units; throws {@link ArithmeticException} when they are beyond counting. */
    public long total() {
        return Math.multiplyExact(quantity, unitPrice);
    }
}
