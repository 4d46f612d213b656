package olp.cashback.ledger;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import olp.platform.ledger.PostgresLedger;

/**
 * Enters the release of money whose time has come, a few hundred accounts at a time. A balance counts it from its time
 * on, entered or not; this makes it an entry of the statement. Several instances may do it at once: the account's lock
 * lets one of them have each lot.
 */
@ApplicationScoped
class ReleaseMoney {
    private static final int AT_A_TIME = 500;

    private final Pool pool;
    private final PostgresLedger ledger;
    private final Postings postings;

    ReleaseMoney(Pool pool, PostgresLedger ledger, Postings postings) {
        this.pool = pool;
        this.ledger = ledger;
        this.postings = postings;
    }

    @Scheduled(
            identity = "release-money",
            every = "${olp.cashback.release-every:5s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> release() {
        return pool.withTransaction(tx -> ledger.due(tx, AT_A_TIME)
                .flatMap(accounts -> accounts.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : postings.post(tx, accounts, nothingMore -> {})));
    }
}
