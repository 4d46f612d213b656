package olp.cashback.payouts;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import olp.cashback.ledger.MoneyDesk;
import olp.cashback.ledger.MoneyDesk.Work;
import olp.cashback.payouts.model.Payout;
import olp.cashback.payouts.model.Payout.State;
import olp.platform.ledger.Wanted;
import olp.platform.ledger.model.Part;
import olp.platform.ledger.model.Party;
import olp.platform.ledger.model.Place;
import olp.platform.ledger.model.Reason;
import olp.platform.ledger.model.Returns;
import olp.platform.ledger.model.Value.Note;
import olp.platform.web.Answer;
import olp.platform.web.Problem;
import olp.platform.web.RequestKey;

/** Ends a payout: what has arrived is gone, what has not is back in its lots. */
@ApplicationScoped
class EndPayout {
    private static final Duration LEAST_LIFE = Duration.ofDays(30);

    private final MoneyDesk desk;
    private final PostgresPayouts payouts;

    EndPayout(MoneyDesk desk, PostgresPayouts payouts) {
        this.desk = desk;
        this.payouts = payouts;
    }

    /** What makes a request to end a payout the same request. */
    record Content(UUID payout, String reason) {}

    Uni<Answer> end(RequestKey key, UUID id, State how, String reason) {
        return desk.once(
                key,
                tx -> payouts.get(tx, id)
                        .flatMap(payout -> desk.change(
                                tx,
                                List.of(payout.issued()),
                                wallets -> new Wanted().lots(lots(payout)),
                                work -> end(work, payout.ended(how, work.at(), reason)))));
    }

    private static List<UUID> lots(Payout payout) {
        return payout.parts().stream().map(Part::lot).toList();
    }

    private Uni<Answer> end(Work work, Payout ended) {
        return payouts.end(work.tx(), ended).flatMap(was -> {
            if (!was) {
                return payouts.get(work.tx(), ended.id()).map(EndPayout::refuse);
            }
            if (ended.state() == State.SETTLED) {
                settle(work, ended);
            } else {
                giveBack(work, ended);
            }
            return Uni.createFrom().item(Answer.of(200, PayoutResource.View.of(ended)));
        });
    }

    /** Another request came first. */
    private static Answer refuse(Payout payout) {
        var state = payout.state();
        throw Problem.conflict(
                        "payout-" + state.name().toLowerCase(Locale.ROOT), "The payout is " + state + " already.")
                .with("state", state);
    }

    private static void settle(Work work, Payout payout) {
        var wallet = work.wallets().accountOf(payout.issued());
        work.value().arrive(wallet, new Note("SETTLED", Party.PROGRAMME, payout.id(), null), payout.parts());
        PayoutEvents.settled(work, wallet, payout);
    }

    private static void giveBack(Work work, Payout payout) {
        var wallet = work.wallets().accountOf(payout.issued());
        var text = payout.reason() == null ? "The payout came back" : "The payout came back: " + payout.reason();
        var note = new Note("RESTORED", Party.PROGRAMME, payout.id(), new Reason("payout", 1, text));
        var restored = new Returns(work.batch())
                .restore(
                        wallet,
                        payout.issued(),
                        Place.LEAVING,
                        payout.parts(),
                        note,
                        work.at().plus(LEAST_LIFE));
        PayoutEvents.failed(work, wallet, payout, restored);
    }
}
