package olp.cashback.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import olp.cashback.cards.Aliases;
import olp.cashback.cards.Aliases.Place;
import olp.cashback.program.Programs;
import olp.cashback.program.model.Policy;
import olp.platform.events.Outbox;
import olp.platform.events.TimeOrderedIds;
import olp.platform.events.Tx;
import olp.platform.ledger.OriginMoves;
import olp.platform.ledger.PostgresLedger;
import olp.platform.ledger.Wanted;
import olp.platform.ledger.model.Kinds;
import olp.platform.ledger.model.LedgerBatch;
import olp.platform.ledger.model.Lot;
import olp.platform.ledger.model.Settling;

/** Posts to wallets under their locks; what is due by then is posted first, and told. */
@ApplicationScoped
public class Postings {
    /** What a wallet calls what time brings about. */
    public static final Kinds KINDS = new Kinds("RELEASED", "EXPIRED");

    private final PostgresLedger ledger;
    private final OriginMoves origins;
    private final Aliases aliases;
    private final Programs programs;
    private final Outbox outbox;

    Postings(PostgresLedger ledger, OriginMoves origins, Aliases aliases, Programs programs, Outbox outbox) {
        this.ledger = ledger;
        this.origins = origins;
        this.aliases = aliases;
        this.programs = programs;
        this.outbox = outbox;
    }

    /**
     * Wallets that are locked until the transaction ends.
     *
     * @param places where the money of each account of issue is, and whose it is
     * @param batch has what was due in it, and takes what is to be posted
     */
    public record Locked(Map<UUID, Place> places, LedgerBatch batch) {
        /** Where the money of an account of issue is. */
        public UUID accountOf(UUID issued) {
            return places.get(issued).account();
        }

        /**
         * To whom money is given that comes of a card; a member's lapses after a notice, where the programme gives one. Whose
         * card it is was read under the lock: who claims it now waits, and finds the money.
         */
        public Lot.Owner owner(UUID issued, Policy program) {
            var place = places.get(issued);
            var notice = place.member() != null && program.expiryNotice() == Policy.ExpiryNotice.REQUIRED;
            return new Lot.Owner(place.account(), issued, notice);
        }
    }

    /**
     * Locks the wallets of cards, which nobody claims or merges meanwhile. Of holds that are wanted the wallets are locked,
     * too, that have a part of them: those of other cards, if what was held together was parted.
     *
     * @param issued the accounts that the cards were issued with, all known; wallets that do not exist are opened
     * @param wanted what else is to be read, given where each account's money is
     */
    public Uni<Locked> lock(SqlConnection tx, Collection<UUID> issued, Function<Map<UUID, UUID>, Wanted> wanted) {
        return aliases.places(tx, issued).flatMap(places -> {
            Map<UUID, UUID> accounts = places.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, each -> each.getValue().account()));
            return lock(tx, places, wanted.apply(accounts));
        });
    }

    /** The same of cards whose money's places were read by {@link Aliases#places} in this transaction. */
    public Uni<Locked> lock(SqlConnection tx, Map<UUID, Place> places, Wanted wanted) {
        return origins.accountsOf(tx, wanted).flatMap(holding -> {
            Set<UUID> wallets = new HashSet<>(holding);
            places.values().forEach(each -> wallets.add(each.account()));
            return lockWallets(tx, wallets, wanted).map(batch -> new Locked(places, batch));
        });
    }

    /** Locks wallets, whosever they are; who does so holds the aliases, or shares them. Those that do not exist are opened. */
    public Uni<LedgerBatch> lockWallets(SqlConnection tx, Collection<UUID> accounts, Wanted wanted) {
        return ledger.open(tx, accounts).flatMap(opened -> begin(tx, accounts, wanted));
    }

    /** Writes what was entered into a batch of locked wallets, and tells what time has brought about. */
    public Uni<Void> write(SqlConnection tx, LedgerBatch batch) {
        return ledger.write(tx, batch).flatMap(written -> tell(tx, batch));
    }

    private Uni<Void> tell(SqlConnection tx, LedgerBatch batch) {
        return batch.entries().stream().noneMatch(WalletEvents::isOfTime)
                ? Uni.createFrom().voidItem()
                : programs.now(tx)
                        .flatMap(program ->
                                outbox.append(Tx.of(tx), WalletEvents.of(batch.entries(), program.currency())));
    }

    /** Posts to the wallets of cards. */
    public Uni<Void> post(SqlConnection tx, Collection<UUID> issued, Consumer<Locked> entries) {
        return lock(tx, issued, accounts -> new Wanted()).invoke(entries).flatMap(locked -> write(tx, locked.batch()));
    }

    /** Posts what is due of these wallets, wherever their money came from. */
    Uni<Void> settle(SqlConnection tx, Collection<UUID> accounts) {
        return aliases.share(tx)
                .flatMap(shared -> begin(tx, accounts, new Wanted()))
                .flatMap(batch -> write(tx, batch));
    }

    private Uni<LedgerBatch> begin(SqlConnection tx, Collection<UUID> accounts, Wanted wanted) {
        return ledger.lock(tx, accounts, wanted).map(locked -> {
            var batch = new LedgerBatch(locked.at(), TimeOrderedIds::next, locked.holders());
            Settling.settle(batch, KINDS, locked.holders().values());
            return batch;
        });
    }
}
