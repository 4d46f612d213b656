package olp.cashback.spending;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import olp.cashback.holds.HoldEvents;
import olp.cashback.holds.HoldEvents.LotPart;
import olp.cashback.holds.WalletHolds;
import olp.cashback.holds.model.WalletHold;
import olp.cashback.intake.Told;
import olp.cashback.ledger.Postings;
import olp.cashback.ledger.Postings.Locked;
import olp.cashback.spending.SpentTenders.Before;
import olp.cashback.spending.model.Spent;
import olp.cashback.spending.model.Tender;
import olp.platform.events.IncomingEvent;
import olp.platform.events.Outbox;
import olp.platform.events.OutgoingEvent;
import olp.platform.events.Tx;
import olp.platform.events.Verdicts;
import olp.platform.ledger.Wanted;

/**
 * Spends what the purchases of a batch were paid with. Each proof is spent once, however often its purchase is told; the
 * wallet that pays is the one that the hold was made on, wherever its money is by now.
 */
@ApplicationScoped
class SpendCashback {
    private final WalletHolds holds;
    private final SpentTenders spent;
    private final Postings postings;
    private final Outbox outbox;

    SpendCashback(WalletHolds holds, SpentTenders spent, Postings postings, Outbox outbox) {
        this.holds = holds;
        this.spent = spent;
        this.postings = postings;
        this.outbox = outbox;
    }

    /**
     * A tender to be spent.
     *
     * @param hold null if it is not known here any more
     * @param issued the account of issue that pays; of an unknown hold that of the purchase
     */
    private record Due(PaidPurchase purchase, Tender tender, WalletHold hold, UUID issued) {
        /** True if the hold's money may have been freed, so that what there is to spend has to be read. */
        boolean mayBeLate() {
            return hold == null || hold.freedAt() != null || !hold.endsAt().isAfter(purchase.acceptedAt());
        }

        void want(Wanted wanted, UUID account) {
            if (account == null) {
                throw new IllegalArgumentException("no card was issued with account " + issued);
            }
            wanted.holds(List.of(tender.hold()));
            if (mayBeLate()) {
                wanted.spending(account, tender.amount());
            }
        }
    }

    /** Spends what these purchases were paid with, and tells of each; nothing is read where none was paid with cashback. */
    Uni<Void> spend(SqlConnection tx, List<IncomingEvent> events, Verdicts verdicts) {
        var purchases = Told.read(Carrying.among(events, verdicts), PaidPurchase.class, verdicts);
        Map<Tender, Told<PaidPurchase>> tenders = new LinkedHashMap<>();
        for (var each : purchases) {
            var says = each.says();
            Carrying.paid(says.tender())
                    .forEach(paid ->
                            tenders.put(new Tender(paid.hold(), says.id(), says.partner(), paid.amount()), each));
        }
        if (tenders.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        tenders.keySet().forEach(tender -> verdicts.provides(PaidPurchase.awaited(tender.purchase())));
        var ids = tenders.keySet().stream().map(Tender::hold).toList();
        return Uni.combine()
                .all()
                .unis(holds.find(tx, ids), spent.find(tx, ids))
                .asTuple()
                .flatMap(read -> spend(tx, due(tenders, read.getItem1(), read.getItem2())));
    }

    private static List<Due> due(
            Map<Tender, Told<PaidPurchase>> tenders, Map<UUID, WalletHold> holds, Map<UUID, Before> before) {
        Set<UUID> done = new HashSet<>(before.keySet());
        List<Due> due = new ArrayList<>();
        tenders.forEach((tender, told) -> {
            if (done.add(tender.hold())) {
                var hold = holds.get(tender.hold());
                var issued = hold == null ? UUID.fromString(told.event().key()) : hold.issued();
                due.add(new Due(told.says(), tender, hold, issued));
            }
        });
        return due;
    }

    private Uni<Void> spend(SqlConnection tx, List<Due> due) {
        if (due.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var issued = due.stream().map(Due::issued).collect(Collectors.toSet());
        return postings.lock(tx, issued, accounts -> wanted(due, accounts)).flatMap(locked -> {
            Map<Spent, UUID> outcomes = new LinkedHashMap<>();
            List<OutgoingEvent> told = new ArrayList<>();
            for (var each : due) {
                var outcome = spend(locked, each);
                outcomes.put(outcome, each.issued());
                told.add(event(each, outcome, locked).event());
            }
            return postings.write(tx, locked.batch())
                    .flatMap(written -> spent.add(tx, outcomes))
                    .flatMap(kept -> holds.capture(tx, captured(outcomes.keySet())))
                    .flatMap(kept -> outbox.append(Tx.of(tx), told));
        });
    }

    private static Wanted wanted(List<Due> due, Map<UUID, UUID> accounts) {
        var wanted = new Wanted();
        due.forEach(each -> each.want(wanted, accounts.get(each.issued())));
        return wanted;
    }

    private static Spent spend(Locked locked, Due due) {
        var batch = locked.batch();
        return Spent.of(batch, batch.find(locked.accountOf(due.issued())), due.tender());
    }

    private static Map<UUID, Long> captured(Collection<Spent> outcomes) {
        return outcomes.stream().collect(Collectors.toMap(each -> each.tender().hold(), Spent::amount));
    }

    private static HoldEvents.Spent event(Due due, Spent outcome, Locked locked) {
        return new HoldEvents.Spent(
                locked.accountOf(due.issued()),
                due.purchase().card(),
                due.tender().hold(),
                due.tender().purchase(),
                due.tender().partner(),
                outcome.amount(),
                outcome.shortfall(),
                due.purchase().currency(),
                LotPart.of(outcome.parts()),
                locked.batch().at());
    }
}
