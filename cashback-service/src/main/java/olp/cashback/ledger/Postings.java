package olp.cashback.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import olp.cashback.cards.Aliases;
import olp.platform.events.TimeOrderedIds;
import olp.platform.ledger.PostgresLedger;
import olp.platform.ledger.Wanted;
import olp.platform.ledger.model.Kinds;
import olp.platform.ledger.model.LedgerBatch;
import olp.platform.ledger.model.Settling;

/** Posts to wallets under their locks; what is due by then is posted first. */
@ApplicationScoped
public class Postings {
    /** What a wallet calls what time brings about. */
    public static final Kinds KINDS = new Kinds("RELEASED", "EXPIRED");

    private final PostgresLedger ledger;
    private final Aliases aliases;

    Postings(PostgresLedger ledger, Aliases aliases) {
        this.ledger = ledger;
        this.aliases = aliases;
    }

    /**
     * Wallets that are locked until the transaction ends.
     *
     * @param accounts where the money of each account of issue is
     * @param batch has what was due in it, and takes what is to be posted
     */
    public record Locked(Map<UUID, UUID> accounts, LedgerBatch batch) {
        /** Where the money of an account of issue is. */
        public UUID accountOf(UUID issued) {
            return accounts.get(issued);
        }
    }

    /**
     * Locks the wallets of cards, which nobody claims or merges meanwhile.
     *
     * @param issued the accounts that the cards were issued with, all known; wallets that do not exist are opened
     * @param wanted what else is to be read, given where each account's money is
     */
    public Uni<Locked> lock(SqlConnection tx, Collection<UUID> issued, Function<Map<UUID, UUID>, Wanted> wanted) {
        return aliases.find(tx, issued).flatMap(accounts -> {
            var wallets = new HashSet<>(accounts.values());
            return ledger.open(tx, wallets)
                    .flatMap(opened -> begin(tx, wallets, wanted.apply(accounts)))
                    .map(batch -> new Locked(accounts, batch));
        });
    }

    /** Writes what was entered into a batch of locked wallets. */
    public Uni<Void> write(SqlConnection tx, LedgerBatch batch) {
        return ledger.write(tx, batch);
    }

    /** Posts to the wallets of cards. */
    public Uni<Void> post(SqlConnection tx, Collection<UUID> issued, Consumer<Locked> entries) {
        return lock(tx, issued, accounts -> new Wanted()).invoke(entries).flatMap(locked -> write(tx, locked.batch()));
    }

    /** Posts what is due of these wallets, wherever their money came from. */
    Uni<Void> settle(SqlConnection tx, Collection<UUID> accounts) {
        return begin(tx, accounts, new Wanted()).flatMap(batch -> write(tx, batch));
    }

    private Uni<LedgerBatch> begin(SqlConnection tx, Collection<UUID> accounts, Wanted wanted) {
        return ledger.lock(tx, accounts, wanted).map(locked -> {
            var batch = new LedgerBatch(locked.at(), TimeOrderedIds::next, locked.holders());
            locked.holders().values().forEach(holder -> Settling.settle(batch, KINDS, holder));
            return batch;
        });
    }
}
