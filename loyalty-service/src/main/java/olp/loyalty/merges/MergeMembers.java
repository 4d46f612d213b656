package olp.loyalty.merges;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import olp.loyalty.cards.Card;
import olp.loyalty.members.Members;
import olp.loyalty.merges.JoinAccounts.Move;
import olp.loyalty.merges.JoinAccounts.Moved;
import olp.loyalty.merges.MergeResource.View;
import olp.loyalty.merges.Merges.Merge;
import olp.platform.events.Outbox;
import olp.platform.events.Tx;
import olp.platform.ledger.LockedAccounts;
import olp.platform.ledger.PostgresLedger;
import olp.platform.ledger.Wanted;
import olp.platform.web.Answer;
import olp.platform.web.Problem;
import olp.platform.web.RequestKey;
import olp.platform.web.Requests;

/**
 * Makes two members one. While both are locked their cards stay where they are, so their accounts need not be looked up
 * again.
 */
@ApplicationScoped
class MergeMembers {
    private final Pool pool;
    private final Requests requests;
    private final Members members;
    private final PostgresLedger ledger;
    private final JoinAccounts accounts;
    private final Merges merges;
    private final Outbox outbox;

    MergeMembers(
            Pool pool,
            Requests requests,
            Members members,
            PostgresLedger ledger,
            JoinAccounts accounts,
            Merges merges,
            Outbox outbox) {
        this.pool = pool;
        this.requests = requests;
        this.members = members;
        this.ledger = ledger;
        this.accounts = accounts;
        this.merges = merges;
        this.outbox = outbox;
    }

    Uni<Answer> merge(RequestKey key, UUID from, UUID into) {
        if (from.equals(into)) {
            throw Problem.conflict("same-member", "A member cannot be merged into itself.");
        }
        return pool.withTransaction(tx -> requests.once(
                Tx.of(tx),
                key,
                () -> members.lockExisting(tx, List.of(from, into))
                        .flatMap(exist -> account(tx, from))
                        .flatMap(left -> account(tx, into)
                                .flatMap(joined -> merge(tx, new Move(left, joined, from, into, key.id()))))));
    }

    private Uni<UUID> account(SqlConnection tx, UUID member) {
        return accounts.cardsOf(tx, member)
                .map(cards -> cards.stream()
                        .findFirst()
                        .map(Card::account)
                        .orElseThrow(
                                () -> Problem.conflict("no-card", "The member %s has no card.".formatted(member))));
    }

    private Uni<Answer> merge(SqlConnection tx, Move move) {
        return ledger.lock(
                        tx,
                        List.of(move.from(), move.into()),
                        new Wanted().whole(move.from()).whole(move.into()))
                .flatMap(locked -> accounts.join(tx, locked, move).flatMap(moved -> keep(tx, move, moved, locked)));
    }

    private Uni<Answer> keep(SqlConnection tx, Move move, Moved moved, LockedAccounts locked) {
        var merge = new Merge(
                move.cause(),
                move.fromMember(),
                move.intoMember(),
                move.from(),
                move.into(),
                moved.accounts(),
                moved.owed(),
                locked.at(),
                false);
        return merges.add(tx, merge)
                .flatMap(added -> members.merge(tx, merge.from(), merge.into()))
                .flatMap(done -> outbox.append(Tx.of(tx), MergeEvents.merged(merge, moved.cards(), moved.due())))
                .replaceWith(() -> Answer.of(200, View.of(merge)));
    }
}
