package olp.cashback.ledger;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Enters the release of money whose time has come, a few hundred accounts at a time. A balance counts it from its time
 * on, entered or not; this makes it an entry of the statement. Several instances may do it at once: the account's lock
 * lets one of them have each lot.
 */
@ApplicationScoped
class ReleaseMoney {
    private static final int AT_A_TIME = 500;
    private static final String DUE = """
            select distinct account from (
              select account from ledger_lot where not active and active_from <= clock_timestamp()
              order by active_from limit $1) lots""";

    private final Pool pool;
    private final Postings postings;

    ReleaseMoney(Pool pool, Postings postings) {
        this.pool = pool;
        this.postings = postings;
    }

    @Scheduled(
            identity = "release-money",
            every = "${olp.cashback.release-every:5s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> release() {
        return pool.withTransaction(tx -> tx.preparedQuery(DUE)
                .execute(Tuple.of(AT_A_TIME))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList())
                .flatMap(accounts -> accounts.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : postings.post(tx, accounts, nothingMore -> {})));
    }
}
