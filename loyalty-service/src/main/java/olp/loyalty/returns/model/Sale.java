package olp.loyalty.returns.model;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import olp.loyalty.purchases.model.Purchase.Tender.Kind;
import olp.platform.ledger.model.Part;

/**
 * A purchase as a return finds it; amounts are minor units.
 *
 * @param lines never empty: of a purchase without lines, one of quantity 1
 * @param tender in the order in which it was paid
 * @param earned by each rule
 * @param redemptions coalition discounts that were in it
 */
public record Sale(
        UUID id, long total, List<Line> lines, List<Tender> tender, List<Earned> earned, List<Redemption> redemptions) {

    /** What was bought in one line, and what it came to less its discount. */
    public record Line(int line, int quantity, long net) {}

    /**
     * A part of the payment.
     *
     * @param points that were spent, of POINTS
     * @param value minor units that each of them was worth
     * @param lots where they came from, in the order in which they were spent
     * @param proof of CASHBACK
     */
    public record Tender(Kind kind, long amount, long points, long value, List<Part> lots, String proof) {}

    /**
     * What a rule gave.
     *
     * @param lot as which; null for a purchase from before lots were named
     * @param lines the numbers of those that it gave it for; null for all
     */
    public record Earned(long points, UUID lot, Set<Integer> lines) {
        /** For all lines. */
        public Earned(long points, UUID lot) {
            this(points, lot, null);
        }

        /** Whether it is for this line, among others. */
        boolean isFor(Line line) {
            return lines == null || lines.contains(line.line());
        }
    }

    /** A coalition discount. */
    public record Redemption(String id, long amount) {}

    /** Points by all rules. */
    public long points() {
        return earned.stream().mapToLong(Earned::points).sum();
    }
}
