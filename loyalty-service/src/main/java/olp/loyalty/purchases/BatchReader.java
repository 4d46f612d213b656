package olp.loyalty.purchases;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import olp.loyalty.cards.Card;
import olp.loyalty.cards.Cards;
import olp.loyalty.gifts.GiftState;
import olp.loyalty.gifts.Gifts;
import olp.loyalty.points.CardAccounts;
import olp.loyalty.program.SettingsStore;
import olp.loyalty.purchases.model.Proof;
import olp.loyalty.purchases.model.Purchase.Tender;
import olp.loyalty.rules.BatchRules;
import olp.platform.ledger.PostgresLedger;
import olp.platform.ledger.Wanted;

/** Reads what a batch touches, sent together: the locks of the cards' accounts, then what is read under them. */
@ApplicationScoped
class BatchReader {
    private final Cards cards;
    private final PostgresLedger ledger;
    private final CardAccounts accounts;
    private final PostgresPurchases purchases;
    private final PostgresProofs proofs;
    private final SettingsStore settings;
    private final Gifts gifts;

    BatchReader(
            Cards cards,
            PostgresLedger ledger,
            CardAccounts accounts,
            PostgresPurchases purchases,
            PostgresProofs proofs,
            SettingsStore settings,
            Gifts gifts) {
        this.cards = cards;
        this.ledger = ledger;
        this.accounts = accounts;
        this.purchases = purchases;
        this.proofs = proofs;
        this.settings = settings;
        this.gifts = gifts;
    }

    Uni<BatchState> read(SqlConnection tx, List<Posted> batch) {
        var numbers = each(batch, posted -> posted.purchase().card());
        return cards.likelyAccounts(tx, numbers).flatMap(likely -> underLock(tx, batch, numbers, likely));
    }

    private Uni<BatchState> underLock(
            SqlConnection tx, List<Posted> batch, Set<String> numbers, Map<String, UUID> likely) {
        var roots = Set.copyOf(likely.values());
        var carried = batch.stream()
                .flatMap(posted -> posted.proofs().values().stream())
                .collect(Collectors.toSet());
        return Uni.combine()
                .all()
                .unis(
                        ledger.lock(tx, roots, wanted(batch, likely)),
                        cards.issued(tx, numbers),
                        accounts.find(tx, roots),
                        purchases.find(
                                tx, each(batch, posted -> posted.purchase().id())),
                        purchases.partners(tx, each(batch, Posted::partner)),
                        settings.history(tx),
                        proofs.taken(tx, carried.stream().map(Proof::key).collect(Collectors.toSet())),
                        accounts.roots(tx, carried.stream().map(Proof::account).collect(Collectors.toSet())),
                        gifts.read(tx, roots))
                .with(read -> {
                    var found = (CardAccounts.Found) read.get(2);
                    @SuppressWarnings("unchecked") // nine differently typed results, each as it was asked for
                    var state = new BatchState(
                            cards.rooted((List<Card>) read.get(1), found.roots()),
                            (olp.platform.ledger.LockedAccounts) read.get(0),
                            found.pasts(),
                            (Map<UUID, PostgresPurchases.Known>) read.get(3),
                            (Map<UUID, PostgresPurchases.Seller>) read.get(4),
                            (olp.loyalty.program.model.SettingsHistory) read.get(5),
                            (Set<Proof.Key>) read.get(6),
                            (Map<UUID, UUID>) read.get(7),
                            Map.of(),
                            (GiftState) read.get(8),
                            BatchRules.none());
                    return state;
                });
    }

    /** Holds that are paid with; in a journal, where they may have ended, also what the account has. */
    private static Wanted wanted(Collection<Posted> batch, Map<String, UUID> likely) {
        var wanted = new Wanted();
        for (var posted : batch) {
            var account = likely.get(posted.purchase().card());
            if (account != null && posted.purchase().isPaidWith(Tender.Kind.POINTS)) {
                wanted.holds(posted.purchase().allTender().stream()
                        .map(Tender::hold)
                        .filter(Objects::nonNull)
                        .toList());
                if (posted.journal()) {
                    // How many points a hold is of is not known before it is read, and they may be worth nothing.
                    wanted.spending(account, Long.MAX_VALUE);
                }
            }
        }
        return wanted;
    }

    private static <V> Set<V> each(List<Posted> batch, Function<Posted, V> value) {
        return batch.stream().map(value).collect(Collectors.toSet());
    }
}
