package olp.loyalty.expiry;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import olp.loyalty.points.PointsEvents;
import olp.platform.events.Outbox;
import olp.platform.events.TimeOrderedIds;
import olp.platform.events.Tx;
import olp.platform.ledger.PostgresLedger;
import olp.platform.ledger.Wanted;
import olp.platform.ledger.model.LedgerBatch;

/**
 * Enters what has fallen due, a few hundred accounts at a time. A balance counts it from its time on, entered or not; this
 * makes it entries of the statement, and tells of what lapsed.
 */
@ApplicationScoped
class PostWhatIsDue {
    private static final int AT_A_TIME = 500;

    private final Pool pool;
    private final PostgresLedger ledger;
    private final Outbox outbox;

    PostWhatIsDue(Pool pool, PostgresLedger ledger, Outbox outbox) {
        this.pool = pool;
        this.ledger = ledger;
        this.outbox = outbox;
    }

    @Scheduled(
            identity = "post-what-is-due",
            every = "${olp.points.post-due-every:5s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> post() {
        return ledger.due(pool, AT_A_TIME)
                .flatMap(accounts -> accounts.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : pool.withTransaction(tx -> post(tx, accounts))
                                .flatMap(posted -> accounts.size() < AT_A_TIME
                                        ? Uni.createFrom().voidItem()
                                        : post()));
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
