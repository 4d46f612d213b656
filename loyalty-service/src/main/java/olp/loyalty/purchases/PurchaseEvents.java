package olp.loyalty.purchases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import olp.loyalty.points.PointsEvents;
import olp.loyalty.purchases.PurchasePostings.Posting;
import olp.loyalty.purchases.model.Customer;
import olp.loyalty.purchases.model.Decision.Earned;
import olp.loyalty.purchases.model.Decision.Taken;
import olp.loyalty.purchases.model.Flag;
import olp.loyalty.purchases.model.Payment;
import olp.loyalty.purchases.model.Purchase;
import olp.loyalty.purchases.model.Purchase.Tender.Kind;
import olp.platform.ledger.model.Ends;

/** What other services are told of a purchase; schemas in {@code docs/events}. */
public final class PurchaseEvents {
    private PurchaseEvents() {}

    /** A purchase as it is kept and told: all that a return needs is in it. */
    public record Recorded(
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
            List<Redemption> redemptions,
            Points points,
            List<Earned> because,
            String tier,
            String order,
            String terminal,
            String clerk,
            Set<Flag> flags) {}

    /** What was paid with each kind, minor units. */
    public record Paid(long money, Long points, Long cashback) {}

    /** A line; amounts are minor units. */
    public record Line(int line, String sku, String category, int quantity, long unitPrice, long discount, long net) {}

    /** A part of the payment; {@code missing} of the points were not there, {@code lots} were spent. */
    public record Tender(
            Kind kind,
            long amount,
            String issuer,
            UUID hold,
            Long points,
            Long missing,
            List<PointsEvents.SpentLot> lots,
            String proof) {}

    /** A coalition discount. */
    public record Redemption(String id, long amount) {}

    /** What was earned, and the lot that it is. */
    public record Points(long earned, Instant activeAt, UUID lot) {}

    /** But for the reasons. */
    record PointsEarned(
            UUID account,
            String card,
            UUID purchase,
            UUID partner,
            long points,
            Instant activeAt,
            LocalDate expiresOn,
            Instant occurredAt) {}

    /** But for the reasons, which are written once for all that has them. */
    static Recorded recorded(Posted posted, Customer customer, Posting posting, Instant acceptedAt) {
        var purchase = posted.purchase();
        var taken = posting.taken();
        return new Recorded(
                purchase.id(),
                purchase.card(),
                customer.account(),
                posted.partner(),
                purchase.occurredAt(),
                acceptedAt,
                purchase.currency(),
                purchase.total(),
                paid(taken.payments()),
                purchase.discount(),
                purchase.allLines().stream().map(PurchaseEvents::line).toList(),
                taken.payments().stream().map(each -> tender(each, posting)).toList(),
                taken.redemptions().isEmpty()
                        ? null
                        : taken.redemptions().stream()
                                .map(each -> new Redemption(each.id(), each.amount()))
                                .toList(),
                new Points(taken.points(), taken.activeAt(), posting.lot()),
                null,
                taken.after().code(),
                purchase.order(),
                purchase.terminal(),
                purchase.clerk(),
                taken.flags().isEmpty() ? null : taken.flags());
    }

    private static Paid paid(List<Payment> payments) {
        var points = Payment.sum(payments, Kind.POINTS);
        var cashback = Payment.sum(payments, Kind.CASHBACK);
        return new Paid(Payment.inMoney(payments), points == 0 ? null : points, cashback == 0 ? null : cashback);
    }

    private static Line line(Purchase.Line line) {
        return new Line(
                line.line(),
                line.sku(),
                line.category(),
                line.quantity(),
                line.unitPrice(),
                line.discounted(),
                line.net());
    }

    private static Tender tender(Payment payment, Posting posting) {
        var spent = payment.hold() == null ? null : posting.spentBy().get(payment.hold());
        return new Tender(
                payment.kind(),
                payment.amount(),
                payment.issuer(),
                payment.hold(),
                payment.points(),
                payment.missing(),
                spent == null ? null : PointsEvents.SpentLot.of(spent),
                payment.proof());
    }

    static PointsEarned earned(Posted posted, Customer customer, Taken taken, ZoneId zone) {
        var purchase = posted.purchase();
        return new PointsEarned(
                customer.account(),
                purchase.card(),
                purchase.id(),
                posted.partner(),
                taken.points(),
                taken.activeAt(),
                Ends.lastDay(taken.expiresAt(), zone),
                purchase.occurredAt());
    }
}
