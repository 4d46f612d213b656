package olp.cashback.holds;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import olp.cashback.cards.Card;
import olp.cashback.cards.Cards;
import olp.cashback.holds.HoldResource.NewHold;
import olp.cashback.holds.model.WalletHold;
import olp.cashback.program.Programs;
import olp.cashback.program.model.Policy;
import olp.cashback.program.model.Policy.Presence;
import olp.platform.events.Tx;
import olp.platform.ledger.model.Hold.State;
import olp.platform.web.Answer;
import olp.platform.web.PresenceCheck;
import olp.platform.web.Problem;
import olp.platform.web.RequestKey;
import olp.platform.web.Requests;

/** Sets money aside: under the wallet's lock, so that tills at work together cannot have the same money. */
@ApplicationScoped
class MakeHold {
    private final Pool pool;
    private final Requests requests;
    private final Cards cards;
    private final Programs programs;
    private final PresenceCheck presence;
    private final SetMoneyAside money;

    MakeHold(
            Pool pool, Requests requests, Cards cards, Programs programs, PresenceCheck presence, SetMoneyAside money) {
        this.pool = pool;
        this.requests = requests;
        this.cards = cards;
        this.programs = programs;
        this.presence = presence;
        this.money = money;
    }

    Uni<Answer> make(RequestKey key, NewHold asked, UUID partner) {
        return pool.withTransaction(tx -> requests.once(
                Tx.of(tx),
                key,
                () -> money.isTaken(tx, asked.id()).flatMap(taken -> {
                    if (taken) {
                        throw Problem.idTaken();
                    }
                    return programs.now(tx).flatMap(policy -> hold(tx, asked, partner, policy));
                })));
    }

    private Uni<Answer> hold(SqlConnection tx, NewHold asked, UUID partner, Policy policy) {
        if (!policy.currency().equals(asked.currency())) {
            throw Problem.invalid("currency", "should be " + policy.currency());
        }
        if (asked.code() == null && policy.presence() == Presence.CODE) {
            throw Problem.invalid("code", "is missing: the customer's app shows it");
        }
        return card(tx, asked.card())
                .flatMap(card -> money.lock(tx, card.issuedAccount(), asked.amount()))
                // Under the lock nobody claims or merges it.
                .flatMap(locked -> card(tx, asked.card())
                        .call(card -> asked.code() == null
                                ? Uni.createFrom().voidItem()
                                : presence.use(
                                        Tx.of(tx),
                                        asked.code(),
                                        card.number(),
                                        card.member(),
                                        locked.batch().at()))
                        .flatMap(card -> money.hold(
                                tx,
                                locked,
                                hold(asked, card, partner, locked.batch().at()))));
    }

    private Uni<Card> card(SqlConnection tx, String number) {
        return cards.find(tx, List.of(number)).map(found -> {
            var card = found.get(number);
            if (card == null) {
                throw Problem.notFound("card");
            }
            if (card.state() == Card.State.BLOCKED) {
                throw Problem.conflict("card-blocked", "The card is blocked.");
            }
            return card;
        });
    }

    /** A proof's end is told in whole seconds; the hold's is the same instant, and not sooner than was asked for. */
    private static WalletHold hold(NewHold asked, Card card, UUID partner, Instant at) {
        var whole = at.truncatedTo(ChronoUnit.SECONDS);
        var from = whole.equals(at) ? whole : whole.plusSeconds(1);
        return new WalletHold(
                asked.id(),
                card.number(),
                card.issuedAccount(),
                partner,
                asked.amount(),
                0,
                asked.currency(),
                from.plusSeconds(asked.ttlSeconds()),
                Boolean.TRUE.equals(asked.direct()),
                State.HELD,
                null);
    }
}
