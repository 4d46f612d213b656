package olp.cashback.purchases.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Of a purchase what matters for cashback; amounts are minor units, 0 or more.
 *
 * @param id as the terminal named it
 * @param partner where it was made
 * @param occurredAt when it was made
 * @param total what it came to
 * @param money what of that was paid in money
 * @param discount what was taken off its lines
 * @param lines none if the till told only the total
 * @param tier code of the card's level, this purchase counted; null if it was not told
 * @param order whether the shop gave it a number of its own
 */
public record Purchase(
        UUID id,
        UUID partner,
        Instant occurredAt,
        long total,
        long money,
        long discount,
        List<Line> lines,
        String tier,
        boolean order) {
    /**
     * What was bought in one line.
     *
     * @param number on the receipt
     * @param quantity 1 or more
     * @param unitPrice of one, before the discount
     * @param discount on all of it
     * @param net what it came to
     */
    public record Line(
            int number, String sku, String category, int quantity, long unitPrice, long discount, long net) {}

    /** The lines that something may be returned of: those that there are, or one for all of it. */
    public List<Line> returnable() {
        return lines.isEmpty() ? List.of(new Line(1, null, null, 1, total, 0, total)) : lines;
    }
}
