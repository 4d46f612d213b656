package olp.loyalty.expiry;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import olp.loyalty.points.PointsEvents;
import olp.platform.events.Outbox;
import olp.platform.events.TimeOrderedIds;
import olp.platform.events.Tx;
import olp.platform.ledger.DueAccounts;
import olp.platform.ledger.PostgresLedger;
import olp.platform.ledger.Wanted;
import olp.platform.ledger.model.LedgerBatch;

/**
 * Enters what has fallen due. A balance counts it from its time on, entered or not; this
 * makes it entries of the statement, and tells of what lapsed.
 */
@ApplicationScoped
class PostWhatIsDue {
    private final DueAccounts due;
    private final PostgresLedger ledger;
    private final Outbox outbox;

    PostWhatIsDue(DueAccounts due, PostgresLedger ledger, Outbox outbox) {
        this.due = due;
        this.ledger = ledger;
        this.outbox = outbox;
    }

    @Scheduled(
            identity = "post-what-is-due",
            every = "${olp.points.post-due-every:5s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> post() {
        return due.post(this::post);
    }

    private Uni<Void> post(SqlConnection tx, List<UUID> accounts) {
        return ledger.lock(tx, accounts, new Wanted()).flatMap(locked -> {
            var batch = new LedgerBatch(locked.at(), TimeOrderedIds::next, locked.holders());
            var told = PointsEvents.settle(batch, locked.holders().values());
            return Uni.join()
                    .all(ledger.write(tx, batch), outbox.append(Tx.of(tx), told))
                    .andFailFast()
                    .replaceWithVoid();
        });
    }
}
