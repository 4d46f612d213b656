package olp.loyalty.tiers;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import olp.platform.events.Outbox;
import olp.platform.events.Tx;
import olp.platform.ledger.PostgresLedger;
import olp.platform.ledger.Wanted;

/**
 * Posts what time has changed of levels, some hundred accounts at a time and on one instance only: grace that began, levels
 * that are lost, and what another tier table brings. Whoever reads a level counts it from its time on, posted or not; this
 * tells of it.
 */
@ApplicationScoped
class ReviewTiers {
    private static final int AT_A_TIME = 200;
    private static final String ALONE = "select pg_try_advisory_xact_lock(hashtext('review-tiers'))";

    private final Pool pool;
    private final PostgresLedger ledger;
    private final Regrade regrade;
    private final Outbox outbox;

    ReviewTiers(Pool pool, PostgresLedger ledger, Regrade regrade, Outbox outbox) {
        this.pool = pool;
        this.ledger = ledger;
        this.regrade = regrade;
        this.outbox = outbox;
    }

    @Scheduled(
            identity = "review-tiers",
            every = "${olp.tiers.review-every:30s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> review() {
        return pool.withTransaction(tx -> tx.query(ALONE)
                        .execute()
                        .flatMap(rows -> rows.iterator().next().getBoolean(0)
                                ? regrade.due(tx, AT_A_TIME).flatMap(accounts -> post(tx, accounts))
                                : Uni.createFrom().item(0)))
                .flatMap(posted -> posted < AT_A_TIME ? Uni.createFrom().voidItem() : review());
    }

    private Uni<Integer> post(SqlConnection tx, List<UUID> accounts) {
        return accounts.isEmpty()
                ? Uni.createFrom().item(0)
                : ledger.lock(tx, accounts, new Wanted())
                        .flatMap(locked -> regrade.review(tx, accounts, locked.at()))
                        .flatMap(told -> outbox.append(Tx.of(tx), told))
                        .replaceWith(accounts.size());
    }
}
