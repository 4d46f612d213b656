package olp.loyalty.quotes;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.loyalty.cards.Card;
import olp.loyalty.points.CardAccounts.Past;
import olp.loyalty.program.model.Program;
import olp.loyalty.program.model.SettingsHistory;
import olp.loyalty.program.model.Tiers.Level;
import olp.loyalty.purchases.model.Purchase;
import olp.loyalty.rules.AskRules;
import olp.loyalty.rules.AskRules.Question;
import olp.loyalty.tiers.TierAccounts;
import olp.loyalty.tiers.model.Spend;
import olp.loyalty.tiers.model.TierAccount;

/** What a purchase that might be made would earn, and on which level. */
@ApplicationScoped
class Earnings {
    private final TierAccounts tiers;
    private final AskRules rules;
    private final Pool pool;

    Earnings(TierAccounts tiers, AskRules rules, Pool pool) {
        this.tiers = tiers;
        this.rules = rules;
        this.pool = pool;
    }

    /** The account's level, at the purchase and now. */
    Uni<TierAccount> tier(Card card, Past past, Purchase purchase, SettingsHistory history) {
        var account = card.account();
        return tiers.at(
                        pool,
                        List.of(account),
                        past.standing() == null ? Map.of() : Map.of(account, past.standing()),
                        Map.of(account, List.of(Spend.paid(purchase.occurredAt(), 0))),
                        tiers.tables(history),
                        Instant.now())
                .map(found -> found.get(account));
    }

    /**
     * Points, by the base rule and by all others.
     *
     * @param priced with its discounts
     * @param partner at whose till; null for nobody's
     */
    Uni<Long> of(Purchase priced, Card card, UUID partner, Level level, Program program) {
        var base = program.points().of(priced.total(), level.factor());
        return rules.ask(new Question(priced, card, partner, level.code(), base, program))
                .map(decided -> Math.addExact(base, decided.total()));
    }
}
