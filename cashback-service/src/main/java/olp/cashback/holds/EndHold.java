package olp.cashback.holds;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import olp.cashback.cards.Card;
import olp.cashback.cards.Cards;
import olp.cashback.holds.HoldEvents.LotPart;
import olp.cashback.holds.model.WalletHold;
import olp.cashback.ledger.Postings;
import olp.cashback.ledger.Postings.Locked;
import olp.platform.events.Outbox;
import olp.platform.events.OutgoingEvent;
import olp.platform.events.Tx;
import olp.platform.ledger.Wanted;
import olp.platform.ledger.model.Hold;
import olp.platform.ledger.model.Hold.State;
import olp.platform.ledger.model.Holds;
import olp.platform.ledger.model.LedgerBatch;
import olp.platform.ledger.model.Reason;
import olp.platform.ledger.model.Settling;
import olp.platform.ledger.model.Value.Note;
import olp.platform.web.Answer;
import olp.platform.web.Problem;
import olp.platform.web.RequestKey;
import olp.platform.web.Requests;

/** Ends a hold at its till's request: gives it up, or spends a direct one. */
@ApplicationScoped
class EndHold {
    private static final Reason SPENT = new Reason("hold", 1, "Spent at the till");

    private final Pool pool;
    private final Requests requests;
    private final Cards cards;
    private final Postings postings;
    private final WalletHolds holds;
    private final Outbox outbox;

    EndHold(Pool pool, Requests requests, Cards cards, Postings postings, WalletHolds holds, Outbox outbox) {
        this.pool = pool;
        this.requests = requests;
        this.cards = cards;
        this.postings = postings;
        this.holds = holds;
        this.outbox = outbox;
    }

    /** What makes a request to end a hold the same request. */
    record Content(UUID hold, Long amount) {}

    /** How a direct hold ends: in which state, and how much of it is spent. */
    private record End(State state, long captured, OutgoingEvent told) {}

    private interface Ending {
        /** Ends an open hold. */
        End end(LedgerBatch batch, Hold open, WalletHold hold, UUID account);
    }

    Uni<Answer> capture(RequestKey key, UUID id, UUID partner, Long amount) {
        return once(key, id, partner, (tx, hold) -> {
            if (!hold.direct()) {
                throw Problem.conflict(
                        "hold-has-proof", "The purchase that carries the hold's proof spends it; it is not captured.");
            }
            return direct(
                    tx,
                    hold,
                    (batch, open, wallet, account) -> {
                        var held = batch.heldBy(open);
                        var spent = amount == null ? held : amount;
                        if (spent > held) {
                            throw Problem.invalid("amount", "should be at most the hold's " + held);
                        }
                        var parts = new Holds(batch).capture(open, spent, new Note("SPENT", partner, null, SPENT));
                        var told = new HoldEvents.Spent(
                                account,
                                wallet.card(),
                                id,
                                null,
                                partner,
                                spent,
                                0,
                                wallet.currency(),
                                LotPart.of(parts),
                                batch.at());
                        return new End(State.CAPTURED, spent, told.event());
                    },
                    true);
        });
    }

    Uni<Answer> release(RequestKey key, UUID id, UUID partner) {
        return once(
                key,
                id,
                partner,
                (tx, hold) -> hold.direct()
                        ? direct(tx, hold, EndHold::free, false)
                        : holds.lock(tx, id, partner).flatMap(found -> {
                            refuseUnlessHeld(found.hold().stateAt(found.now()));
                            return ended(tx, found.hold(), State.VOIDED, 0, null, found.now());
                        }));
    }

    private static End free(LedgerBatch batch, Hold open, WalletHold hold, UUID account) {
        new Holds(batch).end(open, State.VOIDED, batch.at());
        return new End(State.VOIDED, 0, HoldEvents.freed(hold, account, State.VOIDED, batch.at()));
    }

    private interface Work {
        Uni<Answer> on(SqlConnection tx, WalletHold hold);
    }

    private Uni<Answer> once(RequestKey key, UUID id, UUID partner, Work work) {
        return pool.withTransaction(tx -> requests.once(
                Tx.of(tx), key, () -> holds.get(tx, id, partner).flatMap(found -> work.on(tx, found.hold()))));
    }

    private Uni<Answer> direct(SqlConnection tx, WalletHold hold, Ending ending, boolean spends) {
        return postings.lock(tx, List.of(hold.issued()), accounts -> new Wanted().holds(List.of(hold.id())))
                .call(locked -> spends
                        ? refuseBlocked(tx, hold.card())
                        : Uni.createFrom().voidItem())
                .flatMap(locked -> end(tx, locked, hold, ending));
    }

    private Uni<Void> refuseBlocked(SqlConnection tx, String number) {
        return cards.find(tx, List.of(number))
                .invoke(found -> {
                    if (found.get(number).state() == Card.State.BLOCKED) {
                        throw Problem.conflict("card-blocked", "The card is blocked.");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Answer> end(SqlConnection tx, Locked locked, WalletHold hold, Ending ending) {
        var batch = locked.batch();
        var holder = batch.find(locked.accountOf(hold.issued()));
        var open = batch.hold(hold.id());
        refuseUnlessHeld(open.stateAt(batch.at()));
        var end = ending.end(batch, open, hold, holder.account());
        // What is free of a lot that has lapsed meanwhile lapses now.
        Settling.settle(batch, Postings.KINDS, holder);
        return postings.write(tx, batch)
                .flatMap(written -> outbox.append(Tx.of(tx), List.of(end.told())))
                .flatMap(told -> ended(
                        tx,
                        hold,
                        end.state(),
                        end.captured(),
                        end.state() == State.VOIDED ? batch.at() : null,
                        batch.at()));
    }

    private Uni<Answer> ended(
            SqlConnection tx, WalletHold hold, State state, long captured, Instant freedAt, Instant now) {
        return holds.end(tx, hold.id(), state, captured, freedAt)
                .replaceWith(() -> Answer.of(200, HoldView.of(hold.ended(state, captured, freedAt), now, null)));
    }

    private static void refuseUnlessHeld(State state) {
        if (state != State.HELD) {
            throw Problem.conflict(
                            "hold-" + state.name().toLowerCase(Locale.ROOT), "The hold is " + state + " already.")
                    .with("state", state);
        }
    }
}
