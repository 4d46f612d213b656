package olp.loyalty.purchases.model;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A purchase as a terminal posts it. Amounts are minor units of {@code currency}.
 *
 * @param id made by the terminal
 * @param card the number on the card
 * @param occurredAt when it happened at the till
 * @param currency the programme's
 * @param terminal which till; may be left out
 * @param clerk who served; may be left out
 * @param lines what was bought; may be left out, then only the total counts
 * @param total sum of the lines less their discounts
 * @param tender how it was paid; left out: all in money
 * @param redemptions proofs of coalition discounts that the lines' discounts contain; may be left out
 * @param order the shop's own number; may be left out
 */
public record Purchase(
        UUID id,
        String card,
        Instant occurredAt,
        String currency,
        String terminal,
        String clerk,
        List<Line> lines,
        Long total,
        List<Tender> tender,
        List<String> redemptions,
        String order) {

    /**
     * One article: {@code quantity} times {@code unitPrice}, less {@code discount}, which is all that was taken off it and at most
     * the programme's ceiling.
     */
    public record Line(Integer line, String sku, String category, Integer quantity, Long unitPrice, Long discount) {
        /** Before discount. */
        public long gross() {
            return Math.multiplyExact(quantity, unitPrice);
        }

        /** Less than nothing is never taken off: no discount counts as 0. */
        public long discounted() {
            return discount == null ? 0 : discount;
        }

        /** What the line costs. */
        public long net() {
            return gross() - discounted();
        }
    }

    /**
     * A part of the payment.
     *
     * @param amount minor units; of points what the hold's are worth, and may be left out
     * @param issuer who issued the bank card, of money only; may be left out
     * @param hold of points
     * @param proof of cashback
     */
    public record Tender(Kind kind, Long amount, String issuer, UUID hold, String proof) {
        /** What it was paid with. */
        public enum Kind {
            MONEY,
            POINTS,
            CASHBACK
        }

        /** Paid in money. */
        public static Tender money(Long amount) {
            return new Tender(Kind.MONEY, amount, null, null, null);
        }
    }

    /** The lines, or none. */
    public List<Line> allLines() {
        return lines == null ? List.of() : lines;
    }

    /** The tender in full: all money if none was named. */
    public List<Tender> allTender() {
        return tender == null ? List.of(Tender.money(total)) : tender;
    }

    /** The proofs of coalition discounts, or none. */
    public List<String> allRedemptions() {
        return redemptions == null ? List.of() : redemptions;
    }

    /** True if part of it was paid with something of this kind. */
    public boolean isPaidWith(Tender.Kind kind) {
        return tender != null && tender.stream().anyMatch(each -> each.kind() == kind);
    }

    /** The categories of its lines, each once. */
    public Set<String> categories() {
        Set<String> categories = new LinkedHashSet<>();
        for (var line : allLines()) {
            if (line.category() != null) {
                categories.add(line.category());
            }
        }
        return categories;
    }

    /** All that was taken off. */
    public long discount() {
        long sum = 0;
        for (var line : allLines()) {
            sum += line.discounted();
        }
        return sum;
    }
}
