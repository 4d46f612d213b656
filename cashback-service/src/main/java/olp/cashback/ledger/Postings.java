package olp.cashback.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Consumer;
import olp.platform.events.TimeOrderedIds;
import olp.platform.ledger.PostgresLedger;
import olp.platform.ledger.Wanted;
import olp.platform.ledger.model.Kinds;
import olp.platform.ledger.model.LedgerBatch;
import olp.platform.ledger.model.Settling;

/** Posts to accounts under their locks; what is due by then is released first. */
@ApplicationScoped
public class Postings {
    /** What a wallet calls what time brings about. */
    public static final Kinds KINDS = new Kinds("RELEASED", "EXPIRED");

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
                .flatMap(opened -> ledger.lock(tx, accounts, new Wanted()))
                .flatMap(locked -> {
                    var batch = new LedgerBatch(locked.at(), TimeOrderedIds::next, locked.holders());
                    locked.holders().values().forEach(holder -> Settling.settle(batch, KINDS, holder));
                    entries.accept(batch);
                    return ledger.write(tx, batch);
                });
    }
}
