package olp.local.seed;

import java.time.Instant;
import java.util.List;

/**
 * A purchase of the demo's past.
 *
 * @param customer whose it is, 0 for the first
 * @param card the customer's
 * @param number its place in the customer's purchases, from 1
 * @param lines at least one
 */
record Visit(int customer, String card, int number, Shop shop, Instant at, List<Line> lines) {

    /**
     * A line of it.
     *
     * @param unitPrice minor units
     * @param discount minor units off the whole line
     */
    record Line(int line, String sku, int quantity, long unitPrice, long discount) {

        long net() {
            return quantity * unitPrice - discount;
        }
    }

    /** Minor units. */
    long total() {
        return lines.stream().mapToLong(Line::net).sum();
    }
}
