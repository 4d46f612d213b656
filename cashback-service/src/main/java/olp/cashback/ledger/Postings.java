package olp.cashback.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Consumer;
import olp.platform.events.TimeOrderedIds;
import olp.platform.ledger.PostgresLedger;
import olp.platform.ledger.model.LedgerBatch;

/** Posts to accounts under their locks; what is due by then is released first. */
@ApplicationScoped
public class Postings {
    private static final String RELEASED = "RELEASED";

    private final PostgresLedger ledger;

    Postings(PostgresLedger ledger) {
        this.ledger = ledger;
    }

    /**
     * Posts in the caller's transaction, which holds the accounts from then on.
     *
     * @param accounts all that are posted to; those that do not exist are opened
     * @param entries enters what is to be posted
     */
    public Uni<Void> post(SqlConnection tx, Collection<UUID> accounts, Consumer<LedgerBatch> entries) {
        return ledger.open(tx, accounts)
                .flatMap(opened -> ledger.lock(tx, accounts))
                .flatMap(locked -> {
                    var batch = new LedgerBatch(locked.at(), TimeOrderedIds::next);
                    locked.due().forEach(lot -> batch.activate(RELEASED, lot));
                    entries.accept(batch);
                    return ledger.write(tx, batch);
                });
    }
}
