package olp.loyalty.cards;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import olp.platform.events.Outbox;
import olp.platform.events.Tx;
import olp.platform.ledger.Wanted;
import olp.platform.web.Answer;
import olp.platform.web.Problem;
import olp.platform.web.RequestKey;
import olp.platform.web.Requests;

/** Stops a lost card, under its account's lock: a purchase is either before it or refused. */
@ApplicationScoped
class StopCard {
    private final Pool pool;
    private final Requests requests;
    private final CardLocks locks;
    private final Cards cards;
    private final IssueCard issue;
    private final Outbox outbox;

    StopCard(Pool pool, Requests requests, CardLocks locks, Cards cards, IssueCard issue, Outbox outbox) {
        this.pool = pool;
        this.requests = requests;
        this.locks = locks;
        this.cards = cards;
        this.issue = issue;
        this.outbox = outbox;
    }

    /**
     * Blocks it; one that is blocked already stays so.
     *
     * @param member whose it must be; null: anybody's
     */
    Uni<Answer> block(RequestKey key, String number, UUID member) {
        return under(key, number, member, (tx, card) -> {
            var answer = Answer.of(200, card.blocked(card.replacedBy()).view());
            return card.state() == Card.State.BLOCKED
                    ? Uni.createFrom().item(answer)
                    : cards.block(tx, number, null)
                            .flatMap(blocked ->
                                    outbox.append(Tx.of(tx), List.of(CardEvents.blocked(card.blocked(null)))))
                            .replaceWith(answer);
        });
    }

    /**
     * Blocks it for good, and issues another with its account; where it was blocked before, too.
     *
     * @param member whose it must be; null: anybody's
     */
    Uni<Answer> replace(RequestKey key, String number, UUID member) {
        return under(key, number, member, (tx, card) -> {
            if (card.replacedBy() != null) {
                throw Problem.conflict("already-replaced", "Another card has taken its place already.")
                        .with("replacedBy", card.replacedBy());
            }
            return issue.replace(tx, card)
                    .call(fresh -> cards.block(tx, number, fresh.number()))
                    .call(fresh -> outbox.append(
                            Tx.of(tx),
                            List.of(CardEvents.issued(fresh), CardEvents.replaced(card.blocked(fresh.number())))))
                    .map(fresh -> Answer.of(201, fresh.view()));
        });
    }

    private Uni<Answer> under(
            RequestKey key, String number, UUID member, BiFunction<SqlConnection, Card, Uni<Answer>> work) {
        return locks.patiently(() -> pool.withTransaction(tx -> requests.once(
                Tx.of(tx),
                key,
                () -> locks.lock(tx, List.of(number), card -> new Wanted()).flatMap(locked -> {
                    var card = locked.cards().get(number);
                    if (card == null || member != null && !member.equals(card.member())) {
                        throw Problem.notFound("card");
                    }
                    return work.apply(tx, card);
                }))));
    }
}
