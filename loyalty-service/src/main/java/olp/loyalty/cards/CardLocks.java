package olp.loyalty.cards;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import olp.platform.ledger.LockedAccounts;
import olp.platform.ledger.PostgresLedger;
import olp.platform.ledger.Wanted;
import olp.platform.web.Problem;

/** Locks the ledger accounts that cards use, whichever those are by the time the lock is had. */
@ApplicationScoped
public class CardLocks {
    private final Cards cards;
    private final PostgresLedger ledger;

    CardLocks(Cards cards, PostgresLedger ledger) {
        this.cards = cards;
        this.ledger = ledger;
    }

    /** A card was claimed, merged or parted while its account's lock was waited for: the transaction is to begin anew. */
    public static final class Moved extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** Found under the lock. */
        public Moved() {
            super("a card's account changed meanwhile", null, false, false);
        }

        /** What a client is told if it happens again and again: 503. */
        public static Problem comeBack(Throwable moved) {
            return Problem.of(503, "over-capacity", "The card's account is being moved; send this again.");
        }
    }

    /**
     * What was locked.
     *
     * @param cards as they are under the lock; unknown ones are missing
     */
    public record Locked(Map<String, Card> cards, LockedAccounts ledger) {}

    /** Runs a transaction again, a few times, if a card moved meanwhile. */
    public <T> Uni<T> patiently(Supplier<Uni<T>> transaction) {
        return Uni.createFrom()
                .deferred(() -> transaction.get())
                .onFailure(Moved.class)
                .retry()
                .atMost(5)
                .onFailure(Moved.class)
                .transform(Moved::comeBack);
    }

    /**
     * Locks the accounts of these cards.
     *
     * @param wanted what else is to be read of a card's account
     * @throws Moved if one of them has another account by then
     */
    public Uni<Locked> lock(SqlConnection tx, Collection<String> numbers, Function<Card, Wanted> wanted) {
        return cards.find(tx, numbers).flatMap(found -> {
            var roots = found.values().stream().map(Card::account).collect(Collectors.toSet());
            var all = new Wanted();
            found.values().forEach(card -> all.add(wanted.apply(card)));
            return Uni.combine()
                    .all()
                    .unis(ledger.lock(tx, roots, all), cards.find(tx, numbers))
                    .with((locked, now) -> {
                        if (!roots.containsAll(
                                now.values().stream().map(Card::account).toList())) {
                            throw new Moved();
                        }
                        return new Locked(now, locked);
                    });
        });
    }
}
