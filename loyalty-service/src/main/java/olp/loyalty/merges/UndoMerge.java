package olp.loyalty.merges;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import olp.loyalty.members.Members;
import olp.loyalty.merges.MergeResource.View;
import olp.loyalty.merges.Merges.Merge;
import olp.platform.events.Outbox;
import olp.platform.events.Tx;
import olp.platform.ledger.LockedAccounts;
import olp.platform.ledger.PostgresLedger;
import olp.platform.ledger.Wanted;
import olp.platform.ledger.model.Hold;
import olp.platform.web.Answer;
import olp.platform.web.Problem;
import olp.platform.web.RequestKey;
import olp.platform.web.Requests;

/** Takes a mistaken merge back: the cards that came with it go, with what is left of what was ever given to them. */
@ApplicationScoped
class UndoMerge {
    private final Pool pool;
    private final Requests requests;
    private final Members members;
    private final PostgresLedger ledger;
    private final PartAccounts accounts;
    private final Merges merges;
    private final Outbox outbox;

    UndoMerge(
            Pool pool,
            Requests requests,
            Members members,
            PostgresLedger ledger,
            PartAccounts accounts,
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

    Uni<Answer> undo(RequestKey key, UUID id) {
        return pool.withTransaction(tx -> requests.once(
                Tx.of(tx),
                key,
                () -> merges.find(tx, id)
                        .flatMap(merge -> members.lock(tx, List.of(merge.from(), merge.into())))
                        // Read again: the lock may have been waited for.
                        .flatMap(locked -> merges.find(tx, id)
                                .call(merge -> check(
                                        tx, merge, locked.get(merge.into()).isPresent()))
                                .flatMap(merge -> undo(tx, merge)))));
    }

    private Uni<Void> check(SqlConnection tx, Merge merge, boolean survivorGone) {
        if (merge.undone()) {
            throw Problem.conflict("already-undone", "The merge was undone already.");
        }
        return survivorGone
                ? merges.of(tx, merge.into()).map(later -> {
                    throw Problem.conflict(
                                    "merged-again",
                                    "The survivor was merged into another member since; undo that merge first.")
                            .with("merge", later);
                })
                : Uni.createFrom().voidItem();
    }

    private Uni<Answer> undo(SqlConnection tx, Merge merge) {
        return ledger.lock(
                        tx,
                        List.of(merge.fromAccount(), merge.intoAccount()),
                        new Wanted().whole(merge.intoAccount()).whole(merge.fromAccount()))
                .flatMap(locked -> undo(tx, merge, locked));
    }

    private Uni<Answer> undo(SqlConnection tx, Merge merge, LockedAccounts locked) {
        var passage = new Passage(locked, merge.intoAccount(), merge.fromAccount());
        refuseWhileTorn(passage.torn(merge.accounts()));
        return accounts.part(tx, passage, merge, locked.at())
                .flatMap(cards -> merges.undo(tx, merge.id(), locked.at())
                        .flatMap(noted -> members.merge(tx, merge.from(), null))
                        .flatMap(parted -> members.state(tx, merge.from()))
                        .flatMap(member -> outbox.append(
                                Tx.of(tx), MergeEvents.undone(merge, member, cards, passage.told(), locked.at()))))
                .replaceWith(() -> Answer.of(200, View.undone(merge)));
    }

    /** Holds go with the card that they were made with; one that took the other side's points must end first. */
    private static void refuseWhileTorn(List<Hold> torn) {
        torn.stream()
                .map(Hold::expiresAt)
                .max(Comparator.<Instant>naturalOrder())
                .ifPresent(until -> {
                    throw Problem.conflict(
                                    "holds-open",
                                    "A till has set points aside from both sides until %s.".formatted(until))
                            .with("until", until);
                });
    }
}
