package olp.loyalty.purchases;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import olp.loyalty.points.CardAccounts;
import olp.loyalty.tiers.TierSpends;
import olp.platform.events.Outbox;
import olp.platform.events.Tx;
import olp.platform.ledger.PostgresLedger;

/** Writes what a batch came to: one statement a table, all sent together. */
@ApplicationScoped
class BatchWriter {
    private final PostgresLedger ledger;
    private final CardAccounts accounts;
    private final PostgresPurchases purchases;
    private final PostgresProofs proofs;
    private final TierSpends spends;
    private final Outbox outbox;

    BatchWriter(
            PostgresLedger ledger,
            CardAccounts accounts,
            PostgresPurchases purchases,
            PostgresProofs proofs,
            TierSpends spends,
            Outbox outbox) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.purchases = purchases;
        this.proofs = proofs;
        this.spends = spends;
        this.outbox = outbox;
    }

    Uni<Void> write(SqlConnection tx, PurchaseBatch batch) {
        List<Uni<Void>> writes = new ArrayList<>();
        writes.add(ledger.write(tx, batch.entered()));
        if (!batch.rows().isEmpty()) {
            writes.add(purchases.insert(tx, batch.rows()));
            writes.add(accounts.add(tx, batch.bought()));
            writes.add(spends.add(tx, batch.spends()));
            writes.add(proofs.take(tx, batch.proofs()));
            writes.add(batch.rules().write(tx));
        }
        writes.add(outbox.append(Tx.of(tx), batch.events()));
        return Uni.join().all(writes).andFailFast().replaceWithVoid();
    }
}
