package olp.loyalty.returns;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import olp.loyalty.points.PointsEvents.SpentLot;
import olp.loyalty.purchases.PurchaseEvents.Recorded;
import olp.loyalty.purchases.PurchaseEvents.Tender;
import olp.loyalty.purchases.model.Decision.Earned;
import olp.loyalty.returns.model.Sale;
import olp.platform.ledger.model.Part;

/** Reads a recorded purchase as a sale that something may come back of. */
final class Sales {
    private Sales() {}

    static Sale of(Recorded purchase) {
        var lines = purchase.lines().isEmpty()
                ? List.of(new Sale.Line(1, 1, purchase.total()))
                : purchase.lines().stream()
                        .map(line -> new Sale.Line(line.line(), line.quantity(), line.net()))
                        .toList();
        var because = purchase.because();
        return new Sale(
                purchase.id(),
                purchase.total(),
                lines,
                purchase.tender().stream().map(Sales::tender).toList(),
                because == null
                        ? List.of(new Sale.Earned(purchase.points().earned(), null))
                        : because.stream()
                                .map(each -> earned(each, purchase.points().lot()))
                                .toList(),
                purchase.redemptions() == null
                        ? List.of()
                        : purchase.redemptions().stream()
                                .map(each -> new Sale.Redemption(each.id(), each.amount()))
                                .toList());
    }

    private static Sale.Tender tender(Tender part) {
        var lots = part.lots() == null
                ? List.<Part>of()
                : part.lots().stream().map(Sales::part).toList();
        var value = part.points() == null || part.points() == 0 ? 0 : part.amount() / part.points();
        return new Sale.Tender(part.kind(), part.amount(), Part.sum(lots), value, lots, part.proof());
    }

    private static Sale.Earned earned(Earned given, UUID lot) {
        return new Sale.Earned(given.points(), lot, given.lines() == null ? null : Set.copyOf(given.lines()));
    }

    private static Part part(SpentLot lot) {
        return new Part(lot.lot(), lot.issuer(), lot.points());
    }
}
