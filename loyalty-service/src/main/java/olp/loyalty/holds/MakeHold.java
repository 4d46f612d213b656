package olp.loyalty.holds;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import olp.loyalty.cards.Card;
import olp.loyalty.cards.CardLocks;
import olp.loyalty.holds.HoldResource.NewHold;
import olp.loyalty.points.PointsEvents;
import olp.loyalty.presence.PresenceCodes;
import olp.platform.events.Outbox;
import olp.platform.events.TimeOrderedIds;
import olp.platform.events.Tx;
import olp.platform.ledger.PostgresLedger;
import olp.platform.ledger.Wanted;
import olp.platform.ledger.model.Holds;
import olp.platform.ledger.model.LedgerBatch;
import olp.platform.web.Answer;
import olp.platform.web.Problem;
import olp.platform.web.RequestKey;
import olp.platform.web.Requests;

/** Sets points aside: under the account's lock, so that tills at work together cannot have the same points. */
@ApplicationScoped
class MakeHold {
    private final Pool pool;
    private final Requests requests;
    private final CardLocks locks;
    private final PostgresLedger ledger;
    private final HoldsOfCards holds;
    private final PresenceCodes codes;
    private final Outbox outbox;

    MakeHold(
            Pool pool,
            Requests requests,
            CardLocks locks,
            PostgresLedger ledger,
            HoldsOfCards holds,
            PresenceCodes codes,
            Outbox outbox) {
        this.pool = pool;
        this.requests = requests;
        this.locks = locks;
        this.ledger = ledger;
        this.holds = holds;
        this.codes = codes;
        this.outbox = outbox;
    }

    Uni<Answer> make(RequestKey key, NewHold asked, UUID partner) {
        return locks.patiently(() -> pool.withTransaction(tx -> requests.once(
                Tx.of(tx),
                key,
                () -> holds.exists(tx, asked.id()).flatMap(taken -> {
                    if (taken) {
                        throw Problem.idTaken();
                    }
                    return locks.lock(
                                    tx,
                                    List.of(asked.card()),
                                    card -> new Wanted().spending(card.account(), asked.points()))
                            .call(locked -> codes.take(
                                    tx,
                                    asked.code(),
                                    usable(locked.cards().get(asked.card())),
                                    locked.ledger().at()))
                            .flatMap(locked -> hold(tx, locked, asked, partner));
                }))));
    }

    private Uni<Answer> hold(SqlConnection tx, CardLocks.Locked locked, NewHold asked, UUID partner) {
        var card = usable(locked.cards().get(asked.card()));
        var at = locked.ledger().at();
        var batch = new LedgerBatch(at, TimeOrderedIds::next, locked.ledger().holders());
        var due = PointsEvents.settle(batch, locked.ledger().holders().values());
        var available = locked.ledger().balance(card.account()).available();
        if (available < asked.points()) {
            throw Problem.conflict(
                            "insufficient-points",
                            "The card has %d points to spend, %d are asked for.".formatted(available, asked.points()))
                    .with("available", available);
        }
        var hold = new Holds(batch)
                .hold(
                        asked.id(),
                        card.account(),
                        card.issuedAccount(),
                        partner,
                        asked.points(),
                        at.plusSeconds(asked.ttlSeconds()));
        return Uni.join()
                .all(
                        ledger.write(tx, batch),
                        holds.add(tx, asked.id(), asked.card(), partner),
                        outbox.append(Tx.of(tx), due))
                .andFailFast()
                .replaceWith(() -> Answer.of(201, HoldResource.View.of(hold, asked.card(), at)));
    }

    private static Card usable(Card card) {
        if (card == null) {
            throw Problem.notFound("card");
        }
        if (card.state() == Card.State.BLOCKED) {
            throw Problem.conflict("card-blocked", "The card is blocked.");
        }
        return card;
    }
}
