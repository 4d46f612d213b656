package olp.cashback.purchases;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import olp.cashback.purchases.model.Purchase;

/**
 * Of {@code loyalty.purchase-recorded.v1} what is read here; amounts are minor units.
 *
 * @param acceptedAt by loyalty-service's clock: the programme in force then counts
 * @param paid by kind of tender; of it {@code money} earns cashback
 * @param points of them {@code activeAt} matters: cashback is released when they are
 */
public record PurchaseRecorded(
        UUID id,
        String card,
        UUID partner,
        Instant occurredAt,
        Instant acceptedAt,
        String currency,
        long total,
        Paid paid,
        long discount,
        List<Line> lines,
        Points points,
        String tier,
        String order) {

    /** The event that carries it. */
    public static final Set<String> TOLD_BY = Set.of("loyalty.purchase-recorded.v1");

    /** What was paid in money. */
    public record Paid(Long money) {}

    /** When what it earns can be spent. */
    public record Points(Instant activeAt) {}

    /** What was bought in one line. */
    public record Line(
            Integer line, String sku, String category, Integer quantity, long unitPrice, long discount, Long net) {
        public Line {
            Objects.requireNonNull(line, "lines.line");
            Objects.requireNonNull(quantity, "lines.quantity");
            Objects.requireNonNull(net, "lines.net");
            notLess(quantity, 1, "lines.quantity");
            notLess(net, 0, "lines.net");
        }
    }

    public PurchaseRecorded {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(card, "card");
        Objects.requireNonNull(partner, "partner");
        Objects.requireNonNull(occurredAt, "occurredAt");
        Objects.requireNonNull(acceptedAt, "acceptedAt");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(paid, "paid");
        Objects.requireNonNull(paid.money(), "paid.money");
        Objects.requireNonNull(points, "points");
        Objects.requireNonNull(points.activeAt(), "points.activeAt");
        notLess(paid.money(), 0, "paid.money");
        lines = lines == null ? List.of() : lines;
    }

    private static void notLess(long amount, long least, String field) {
        if (amount < least) {
            throw new IllegalArgumentException(field + " is less than " + least + ": " + amount);
        }
    }

    /** As rules see it. */
    public Purchase purchase() {
        return new Purchase(
                id,
                partner,
                occurredAt,
                total,
                paid.money(),
                discount,
                lines.stream()
                        .map(each -> new Purchase.Line(
                                each.line(),
                                each.sku(),
                                each.category(),
                                each.quantity(),
                                each.unitPrice(),
                                each.discount(),
                                each.net()))
                        .toList(),
                tier,
                order != null);
    }
}
