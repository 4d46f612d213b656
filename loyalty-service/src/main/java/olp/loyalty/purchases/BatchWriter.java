package olp.loyalty.purchases;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import olp.loyalty.gifts.Gifts;
import olp.loyalty.points.CardAccounts;
import olp.loyalty.rules.BatchRules;
import olp.platform.events.Outbox;
import olp.platform.events.Tx;
import olp.platform.ledger.PostgresLedger;

/** Writes what a batch came to: one statement a table, all sent together; gifts last, as stock is the last lock. */
@ApplicationScoped
class BatchWriter {
    private final PostgresLedger ledger;
    private final CardAccounts accounts;
    private final PostgresPurchases purchases;
    private final PostgresProofs proofs;
    private final Gifts gifts;
    private final Outbox outbox;

    BatchWriter(
            PostgresLedger ledger,
            CardAccounts accounts,
            PostgresPurchases purchases,
            PostgresProofs proofs,
            Gifts gifts,
            Outbox outbox) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.purchases = purchases;
        this.proofs = proofs;
        this.gifts = gifts;
        this.outbox = outbox;
    }

    Uni<Void> write(SqlConnection tx, PurchaseBatch batch, BatchRules rules) {
        List<Uni<Void>> writes = new ArrayList<>();
        writes.add(ledger.write(tx, batch.entered()));
        if (!batch.rows().isEmpty()) {
            writes.add(purchases.insert(tx, batch.rows()));
            writes.add(accounts.add(tx, batch.bought()));
            writes.add(proofs.take(tx, batch.proofs()));
            writes.add(rules.write(tx));
        }
        writes.add(outbox.append(Tx.of(tx), batch.events()));
        writes.add(gifts.write(tx, batch.gifts()));
        return Uni.join().all(writes).andFailFast().replaceWithVoid();
    }
}
