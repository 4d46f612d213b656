package olp.loyalty.purchases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import olp.loyalty.purchases.model.Customer;
import olp.loyalty.purchases.model.Decision.Earned;
import olp.loyalty.purchases.model.Decision.Taken;
import olp.loyalty.purchases.model.Purchase;
import olp.loyalty.purchases.model.Purchase.Tender;

/** What other services are told of a purchase; schemas in {@code docs/events}. */
final class PurchaseEvents {
    private PurchaseEvents() {}

    record Recorded(
            UUID id,
            String card,
            UUID account,
            UUID partner,
            Instant occurredAt,
            Instant acceptedAt,
            String currency,
            long total,
            Paid paid,
            long discount,
            List<Line> lines,
            List<Tender> tender,
            Points points,
            String tier,
            String order,
            String terminal,
            String clerk) {}

    record Paid(long money) {}

    record Line(int line, String sku, String category, int quantity, long unitPrice, long discount, long net) {}

    record Points(long earned, Instant activeAt) {}

    record PointsEarned(
            UUID account,
            String card,
            UUID purchase,
            UUID partner,
            long points,
            Instant activeAt,
            LocalDate expiresOn,
            Instant occurredAt,
            List<Earned> because) {}

    record TierChanged(
            UUID account, String card, String from, String to, String name, String discountPercent, Instant at) {}

    static Recorded recorded(Purchase purchase, UUID partner, Customer customer, Taken taken, Instant acceptedAt) {
        return new Recorded(
                purchase.id(),
                purchase.card(),
                customer.account(),
                partner,
                purchase.occurredAt(),
                acceptedAt,
                purchase.currency(),
                purchase.total(),
                new Paid(purchase.paidInMoney()),
                purchase.discount(),
                purchase.allLines().stream()
                        .map(line -> new Line(
                                line.line(),
                                line.sku(),
                                line.category(),
                                line.quantity(),
                                line.unitPrice(),
                                line.discounted(),
                                line.net()))
                        .toList(),
                purchase.allTender(),
                new Points(taken.points(), taken.activeAt()),
                taken.after().code(),
                purchase.order(),
                purchase.terminal(),
                purchase.clerk());
    }

    static PointsEarned earned(Purchase purchase, UUID partner, Customer customer, Taken taken) {
        return new PointsEarned(
                customer.account(),
                purchase.card(),
                purchase.id(),
                partner,
                taken.points(),
                taken.activeAt(),
                taken.expiresOn(),
                purchase.occurredAt(),
                taken.because());
    }

    static TierChanged tierChanged(Purchase purchase, Customer customer, Taken taken) {
        return new TierChanged(
                customer.account(),
                purchase.card(),
                taken.before().code(),
                taken.after().code(),
                taken.after().name(),
                taken.after().discountPercent(),
                purchase.occurredAt());
    }
}
