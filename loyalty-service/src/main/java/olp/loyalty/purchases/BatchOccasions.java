package olp.loyalty.purchases;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import olp.loyalty.purchases.model.Purchase;
import olp.loyalty.rules.AskRules;
import olp.loyalty.rules.BatchRules;
import olp.loyalty.rules.model.PurchaseFacts;
import olp.loyalty.rules.model.Shop;
import olp.platform.rules.PostgresRules;
import olp.platform.rules.model.Occasion;
import olp.platform.rules.model.RuleBook;

/** What a batch of purchases may get by rules. While none is in force, nothing is gathered and nothing is read. */
@ApplicationScoped
class BatchOccasions {
    private final PostgresRules rules;

    BatchOccasions(PostgresRules rules) {
        this.rules = rules;
    }

    /** The state with the rules. */
    Uni<BatchState> read(SqlConnection tx, List<Posted> batch, BatchState state) {
        var newest = state.partners().values().stream()
                .mapToLong(PostgresPurchases.Seller::newestRule)
                .max()
                .orElse(0);
        return newest == 0
                ? Uni.createFrom().item(state)
                : rules.book(tx, newest)
                        .flatMap(book -> BatchRules.read(tx, book, occasions(batch, state, book)))
                        .map(state::with);
    }

    /** By the purchase itself and not its id: one that is refused may be followed by another under the same. */
    private static Map<Purchase, Occasion> occasions(List<Posted> batch, BatchState state, RuleBook book) {
        Map<Purchase, Occasion> occasions = new IdentityHashMap<>();
        for (var posted : batch) {
            var purchase = posted.purchase();
            var seller = state.partners().get(posted.partner());
            var card = state.cards().get(purchase.card());
            if (seller == null || card == null || state.known().containsKey(purchase.id())) {
                continue;
            }
            var program = state.settings().at(purchase.occurredAt()).program();
            if (mayBeTaken(purchase.occurredAt(), state.locked().at(), program.maxAgeDays())
                    && !book.isSilent(purchase.occurredAt())) {
                occasions.put(
                        purchase,
                        PurchaseFacts.of(
                                purchase,
                                AskRules.shopper(card),
                                new Shop(posted.partner(), seller.category()),
                                program.zone()));
            }
        }
        return occasions;
    }

    /** What is of another time is refused, and its date may be none that calendars know. */
    private static boolean mayBeTaken(Instant at, Instant now, int maxAgeDays) {
        return at.isAfter(now.minus(Duration.ofDays(maxAgeDays + 1L))) && at.isBefore(now.plus(Duration.ofDays(1)));
    }
}
