package olp.cashback.accruals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.cashback.accruals.model.Accrual;
import olp.cashback.ledger.Postings.Locked;
import olp.cashback.purchases.PostgresPurchases.Kept;
import olp.cashback.purchases.model.Purchase;
import olp.cashback.purchases.model.Sold;
import olp.platform.events.OutgoingEvent;
import olp.platform.events.TimeOrderedIds;
import olp.platform.ledger.model.Lot;
import olp.platform.ledger.model.Reason;
import olp.platform.ledger.model.Value;

/** A purchase and what it earned, perhaps nothing. */
record Earned(Ready purchase, Accrual accrual) {
    private static final String ACCRUED = "ACCRUED";

    /** Enters what it earned, as one lot for each party that pays; answers what is kept of the purchase. */
    Kept enterInto(Locked wallets) {
        Map<UUID, UUID> lots = new LinkedHashMap<>();
        byFunder().forEach((funder, parts) -> lots.put(funder, issue(wallets, funder, parts)));
        var earned = accrual.parts().stream()
                .map(part -> new Sold.Earned(
                        part.rule().code(),
                        part.rule().version(),
                        lots.get(part.funder()),
                        part.funder(),
                        part.byLine()))
                .toList();
        return new Kept(purchase.says(), sold(earned));
    }

    /** What is kept of a purchase that earned nothing. */
    Kept nothing() {
        return new Kept(purchase.says(), sold(List.of()));
    }

    private Sold sold(List<Sold.Earned> earned) {
        var bought = purchase.purchase();
        // Where nothing was earned there is nothing to take back, and no line to be kept for it.
        var lines = earned.isEmpty()
                ? List.<Sold.Line>of()
                : bought.returnable().stream().map(Earned::line).toList();
        return new Sold(bought.id(), purchase.issued(), bought.partner(), lines, earned);
    }

    private static Sold.Line line(Purchase.Line line) {
        return new Sold.Line(line.number(), line.quantity(), 0);
    }

    private Map<UUID, List<Accrual.Part>> byFunder() {
        Map<UUID, List<Accrual.Part>> byFunder = new LinkedHashMap<>();
        accrual.parts()
                .forEach(part -> byFunder.computeIfAbsent(part.funder(), funder -> new ArrayList<>())
                        .add(part));
        return byFunder;
    }

    private UUID issue(Locked wallets, UUID funder, List<Accrual.Part> parts) {
        var because = Reason.together(parts.stream().map(Earned::share).toList());
        var policy = purchase.policy();
        var lot = Lot.given(
                TimeOrderedIds.next(),
                wallets.owner(purchase.issued(), policy),
                funder,
                because,
                purchase.purchase().id(),
                parts.stream().mapToLong(Accrual.Part::amount).reduce(0, Math::addExact),
                purchase.says().points().activeAt(),
                policy.lifespan().endOf(purchase.purchase().occurredAt()));
        return new Value(wallets.batch()).issue(ACCRUED, because, lot).id();
    }

    private static Reason.Share share(Accrual.Part part) {
        return new Reason.Share(part.rule().code(), part.rule().version(), part.amount(), part.text());
    }

    OutgoingEvent event(UUID account) {
        return OutgoingEvent.of(
                "cashback.wallets",
                account.toString(),
                CashbackAccrued.TYPE,
                purchase.purchase().id(),
                CashbackAccrued.of(account, purchase.says(), accrual));
    }
}
