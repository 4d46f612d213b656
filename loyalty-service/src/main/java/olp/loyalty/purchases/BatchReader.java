package olp.loyalty.purchases;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import olp.loyalty.cards.Card;
import olp.loyalty.cards.Cards;
import olp.loyalty.points.CardAccounts;
import olp.loyalty.program.SettingsStore;
import olp.platform.ledger.PostgresLedger;

/** Reads what a batch touches: the cards, then, sent together, their accounts' locks and what is read under them. */
@ApplicationScoped
class BatchReader {
    private final Cards cards;
    private final PostgresLedger ledger;
    private final CardAccounts accounts;
    private final PostgresPurchases purchases;
    private final SettingsStore settings;

    BatchReader(
            Cards cards,
            PostgresLedger ledger,
            CardAccounts accounts,
            PostgresPurchases purchases,
            SettingsStore settings) {
        this.cards = cards;
        this.ledger = ledger;
        this.accounts = accounts;
        this.purchases = purchases;
        this.settings = settings;
    }

    Uni<BatchState> read(SqlConnection tx, List<Posted> batch) {
        return cards.find(tx, each(batch, posted -> posted.purchase().card())).flatMap(found -> {
            var ids = found.values().stream().map(Card::account).collect(Collectors.toSet());
            return Uni.combine()
                    .all()
                    .unis(
                            ledger.lock(tx, ids),
                            accounts.find(tx, ids),
                            purchases.find(
                                    tx, each(batch, posted -> posted.purchase().id())),
                            purchases.partners(tx, each(batch, Posted::partner)),
                            settings.history(tx))
                    .with((locked, pasts, known, partners, history) ->
                            new BatchState(found, locked, pasts, known, partners, history));
        });
    }

    private static <V> Set<V> each(List<Posted> batch, Function<Posted, V> value) {
        return batch.stream().map(value).collect(Collectors.toSet());
    }
}
