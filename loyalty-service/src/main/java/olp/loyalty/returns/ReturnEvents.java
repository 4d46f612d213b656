package olp.loyalty.returns;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.loyalty.gifts.TakenBack;
import olp.loyalty.gifts.TakenBack.LotPoints;
import olp.loyalty.points.PointsEvents.SpentLot;
import olp.loyalty.purchases.model.Purchase.Tender.Kind;
import olp.loyalty.returns.model.Refund;
import olp.loyalty.returns.model.Sale;
import olp.platform.ledger.model.Part;
import olp.platform.ledger.model.Returns.Reversal;

/** What other services are told of a return, and the terminal; schemas in {@code docs/events}. */
final class ReturnEvents {
    private ReturnEvents() {}

    /** A return as it is kept and told. */
    record Returned(
            UUID id,
            UUID purchase,
            String card,
            UUID account,
            UUID partner,
            Instant occurredAt,
            Instant acceptedAt,
            String currency,
            List<Refund.Line> lines,
            long value,
            Split refund,
            List<Sale.Redemption> redemptions,
            Points points,
            Gifts gifts,
            boolean complete) {}

    /** The refund: minor units, and points. One tender for each part of the purchase's payment, in its order. */
    record Split(long money, long points, long cashback, String currency, List<Tender> tenders) {}

    record Tender(Kind kind, long amount, String proof) {}

    /** Points taken back, those that could not be, those that came back, and the lots of both. */
    record Points(
            long reversed, long shortfall, long owed, long restored, List<SpentLot> taken, List<SpentLot> given) {}

    /**
     * Gifts that were taken back with it: stamps by stamp card, the points of gifts, and how many vouchers.
     */
    record Gifts(Map<String, Long> stamps, long points, int vouchers) {
        /** Null if there is nothing. */
        static Gifts of(TakenBack taken) {
            var points = taken.points().stream().mapToLong(LotPoints::points).sum();
            return taken.stamps().isEmpty() && points == 0 && taken.vouchers().isEmpty()
                    ? null
                    : new Gifts(taken.stamps(), points, taken.vouchers().size());
        }
    }

    /** What a terminal is answered. */
    record Answered(UUID id, UUID purchase, Refunded refund, Reversed points, Gifts gifts) {}

    record Refunded(long money, long points, long cashback, String currency) {}

    record Reversed(long reversed, long shortfall) {}

    static Split split(Sale sale, Refund refund, String currency) {
        List<Tender> tenders = new ArrayList<>();
        for (int i = 0; i < sale.tender().size(); i++) {
            var part = sale.tender().get(i);
            tenders.add(new Tender(part.kind(), refund.refunded().get(i), part.proof()));
        }
        return new Split(
                refund.sum(sale, Kind.MONEY),
                Part.sum(refund.restored()),
                refund.sum(sale, Kind.CASHBACK),
                currency,
                tenders);
    }

    static Points points(Reversal reversal, List<Part> restored) {
        return new Points(
                reversal.amount(),
                reversal.shortfall(),
                reversal.owed(),
                Part.sum(restored),
                SpentLot.of(reversal.parts()),
                SpentLot.of(restored));
    }
}
