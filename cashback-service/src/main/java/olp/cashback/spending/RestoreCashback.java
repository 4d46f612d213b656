package olp.cashback.spending;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import olp.cashback.holds.HoldEvents.LotPart;
import olp.cashback.intake.Told;
import olp.cashback.ledger.Postings;
import olp.cashback.ledger.Postings.Locked;
import olp.cashback.spending.Carrying.Paid;
import olp.cashback.spending.SpentTenders.Before;
import olp.cashback.spending.SpentTenders.Key;
import olp.cashback.spending.SpentTenders.Refunded;
import olp.cashback.spending.model.Spent;
import olp.platform.events.IncomingEvent;
import olp.platform.events.Outbox;
import olp.platform.events.OutgoingEvent;
import olp.platform.events.Tx;
import olp.platform.events.Verdicts;
import olp.platform.ledger.Wanted;
import olp.platform.ledger.model.Part;
import olp.platform.ledger.model.Reason;
import olp.platform.ledger.model.Returns;
import olp.platform.ledger.model.Value.Note;

/**
 * Gives back what returned purchases were paid with, by exactly what loyalty-service's split of the refund says, into the
 * wallet that paid. What had not been there when it was spent comes back to nobody: it is no money, the partner bore it.
 */
@ApplicationScoped
class RestoreCashback {
    /** What comes back can be spent for at least so long. */
    private static final Duration LEAST_LIFE = Duration.ofDays(30);

    private static final Reason BACK = new Reason("return", 1, "Back from a return");

    private final SpentTenders spent;
    private final Postings postings;
    private final Outbox outbox;

    RestoreCashback(SpentTenders spent, Postings postings, Outbox outbox) {
        this.spent = spent;
        this.postings = postings;
        this.outbox = outbox;
    }

    /** A refund of one tender. */
    private record Due(Told<ReturnedPurchase> told, Paid refund) {
        Key key() {
            return new Key(refund.hold(), told.says().id());
        }
    }

    /**
     * Gives back what these returns say, and tells of each. A return waits for its purchase if that has not been taken in
     * yet; what a return has given back already, it gives back no second time.
     */
    Uni<Void> restore(SqlConnection tx, List<IncomingEvent> events, Verdicts verdicts) {
        List<Due> due = new ArrayList<>();
        for (var each : Told.read(Carrying.among(events, verdicts), ReturnedPurchase.class, verdicts)) {
            var before = verdicts.awaitedBefore(each.event());
            if (before.isPresent()) {
                verdicts.park(each.event(), before.get());
            } else {
                Carrying.paid(each.says().refund().tenders()).forEach(refund -> due.add(new Due(each, refund)));
            }
        }
        if (due.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var returns = due.stream().map(each -> each.told().says().id()).collect(Collectors.toSet());
        var ids = due.stream().map(each -> each.refund().hold()).collect(Collectors.toSet());
        return Uni.combine()
                .all()
                .unis(spent.find(tx, ids), spent.refundedBy(tx, returns))
                .asTuple()
                .flatMap(read -> restore(tx, ready(due, read.getItem1(), read.getItem2(), verdicts), read.getItem1()));
    }

    private static List<Due> ready(List<Due> due, Map<UUID, Before> spent, List<Key> refunded, Verdicts verdicts) {
        Set<Key> done = new HashSet<>(refunded);
        List<Due> ready = new ArrayList<>();
        for (var each : due) {
            var event = each.told().event();
            var before = verdicts.awaitedBefore(event);
            if (!spent.containsKey(each.refund().hold())) {
                verdicts.park(event, PaidPurchase.awaited(each.told().says().purchase()));
            } else if (before.isPresent()) {
                verdicts.park(event, before.get());
            } else if (done.add(each.key())) {
                ready.add(each);
            }
        }
        return ready;
    }

    private Uni<Void> restore(SqlConnection tx, List<Due> due, Map<UUID, Before> spent) {
        if (due.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var concerned = due.stream()
                .map(each -> spent.get(each.refund().hold()))
                .distinct()
                .toList();
        var issued = concerned.stream().map(Before::issued).collect(Collectors.toSet());
        var lots = concerned.stream()
                .flatMap(each -> each.parts().stream())
                .map(Part::lot)
                .collect(Collectors.toSet());
        return postings.lock(tx, issued, accounts -> new Wanted().lots(lots)).flatMap(locked -> {
            Map<UUID, Long> before = new HashMap<>();
            List<Refunded> refunds = new ArrayList<>();
            List<OutgoingEvent> told = new ArrayList<>();
            for (var each : due) {
                var tender = spent.get(each.refund().hold());
                var soFar = before.getOrDefault(tender.hold(), tender.refunded());
                before.put(tender.hold(), Math.addExact(soFar, each.refund().amount()));
                var restored = restore(locked, each, tender, soFar);
                refunds.add(new Refunded(
                        tender.hold(), each.told().says().id(), each.refund().amount(), restored.amount()));
                told.add(restored.event());
            }
            return postings.write(tx, locked.batch())
                    .flatMap(written -> this.spent.refund(tx, refunds))
                    .flatMap(kept -> outbox.append(Tx.of(tx), told));
        });
    }

    private static CashbackRestored restore(Locked locked, Due due, Before tender, long soFar) {
        var says = due.told().says();
        var batch = locked.batch();
        var account = locked.accountOf(tender.issued());
        var back = Spent.back(tender.parts(), soFar, due.refund().amount());
        var note = new Note("RESTORED", says.partner(), says.purchase(), BACK);
        var lots = back.parts().isEmpty()
                ? List.<Part>of()
                : new Returns(batch)
                        .restore(
                                account,
                                tender.issued(),
                                back.parts(),
                                note,
                                batch.at().plus(LEAST_LIFE));
        return new CashbackRestored(
                account,
                says.card(),
                says.purchase(),
                says.id(),
                tender.hold(),
                says.partner(),
                Part.sum(back.parts()),
                back.shortfall(),
                says.currency(),
                LotPart.of(lots),
                batch.at());
    }
}
