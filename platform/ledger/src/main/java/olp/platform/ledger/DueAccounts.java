package olp.platform.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Goes through the accounts of which something has fallen due, a few hundred in a transaction. Several instances may do so
 * at once: an account's lock lets one of them post what is due, and the next finds nothing.
 */
@ApplicationScoped
public class DueAccounts {
    private static final int AT_A_TIME = 500;

    private final Pool pool;
    private final PostgresLedger ledger;

    DueAccounts(Pool pool, PostgresLedger ledger) {
        this.pool = pool;
        this.ledger = ledger;
    }

    /**
     * Has what is due posted, until nothing is.
     *
     * @param posting locks these accounts, posts what is due of them, and tells of it, in the given transaction
     */
    public Uni<Void> post(BiFunction<SqlConnection, List<UUID>, Uni<Void>> posting) {
        return ledger.due(pool, AT_A_TIME)
                .flatMap(accounts -> accounts.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : pool.withTransaction(tx -> posting.apply(tx, accounts))
                                .flatMap(posted -> accounts.size() < AT_A_TIME
                                        ? Uni.createFrom().voidItem()
                                        : post(posting)));
    }
}
