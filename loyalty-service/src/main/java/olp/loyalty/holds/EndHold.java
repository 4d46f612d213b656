package olp.loyalty.holds;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import olp.loyalty.cards.Card;
import olp.loyalty.cards.CardLocks;
import olp.loyalty.points.PointsEvents;
import olp.platform.events.Outbox;
import olp.platform.events.OutgoingEvent;
import olp.platform.events.TimeOrderedIds;
import olp.platform.events.Tx;
import olp.platform.ledger.PostgresLedger;
import olp.platform.ledger.Wanted;
import olp.platform.ledger.model.Hold;
import olp.platform.ledger.model.Holds;
import olp.platform.ledger.model.LedgerBatch;
import olp.platform.ledger.model.Reason;
import olp.platform.ledger.model.Value.Note;
import olp.platform.web.Answer;
import olp.platform.web.Problem;
import olp.platform.web.RequestKey;
import olp.platform.web.Requests;

/** Spends a hold without a purchase, or frees it. */
@ApplicationScoped
class EndHold {
    private static final Reason SPENT = new Reason("hold", 1, "Spent at the till");

    private final Pool pool;
    private final Requests requests;
    private final CardLocks locks;
    private final PostgresLedger ledger;
    private final HoldsOfCards holds;
    private final Outbox outbox;

    EndHold(Pool pool, Requests requests, CardLocks locks, PostgresLedger ledger, HoldsOfCards holds, Outbox outbox) {
        this.pool = pool;
        this.requests = requests;
        this.locks = locks;
        this.ledger = ledger;
        this.holds = holds;
        this.outbox = outbox;
    }

    /** What makes a request to end a hold the same request. */
    record Content(UUID hold, Long points) {}

    private interface Ending {
        /** Ends an open hold; adds what is to be told. */
        void end(LedgerBatch batch, Hold hold, Card card, List<OutgoingEvent> told);
    }

    Uni<Answer> capture(RequestKey key, UUID hold, UUID partner, Long points) {
        return end(key, hold, partner, (batch, open, card, told) -> {
            if (card.state() == Card.State.BLOCKED) {
                throw Problem.conflict("card-blocked", "The card is blocked.");
            }
            var amount = points == null ? open.amount() : points;
            if (amount > open.amount()) {
                throw Problem.invalid("points", "should be at most the hold's " + open.amount());
            }
            var parts = new Holds(batch).capture(open, amount, new Note("SPENT", partner, null, SPENT));
            told.add(PointsEvents.spent(
                    card.issuedAccount().toString(), card.account(), card.number(), partner, hold, parts, batch.at()));
        });
    }

    Uni<Answer> release(RequestKey key, UUID hold, UUID partner) {
        return end(key, hold, partner, (batch, open, card, told) -> {
            new Holds(batch).end(open, Hold.State.VOIDED, batch.at());
            told.addAll(PointsEvents.settle(batch, List.of(batch.find(card.account()))));
        });
    }

    private Uni<Answer> end(RequestKey key, UUID hold, UUID partner, Ending ending) {
        return locks.patiently(() -> pool.withTransaction(tx -> requests.once(
                Tx.of(tx),
                key,
                () -> holds.card(tx, hold, partner)
                        .flatMap(number -> locks.lock(tx, List.of(number), card -> new Wanted().holds(List.of(hold)))
                                .flatMap(locked -> end(tx, locked, number, hold, ending))))));
    }

    private Uni<Answer> end(SqlConnection tx, CardLocks.Locked locked, String number, UUID id, Ending ending) {
        var card = locked.cards().get(number);
        var holder = locked.ledger().holders().get(card.account());
        var batch = new LedgerBatch(
                locked.ledger().at(), TimeOrderedIds::next, locked.ledger().holders());
        List<OutgoingEvent> told = new ArrayList<>(PointsEvents.settle(batch, List.of(holder)));
        var hold = holder.hold(id);
        var state = hold.stateAt(batch.at());
        if (state != Hold.State.HELD) {
            throw Problem.conflict(
                            "hold-" + state.name().toLowerCase(Locale.ROOT), "The hold is " + state + " already.")
                    .with("state", state);
        }
        ending.end(batch, hold, card, told);
        return Uni.join()
                .all(ledger.write(tx, batch), outbox.append(Tx.of(tx), told))
                .andFailFast()
                .replaceWith(() -> Answer.of(200, HoldResource.View.of(holder.hold(id), number, batch.at())));
    }
}
