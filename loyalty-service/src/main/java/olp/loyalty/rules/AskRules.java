package olp.loyalty.rules;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import olp.loyalty.cards.Card;
import olp.loyalty.program.model.Program;
import olp.loyalty.purchases.model.Purchase;
import olp.loyalty.rules.model.Awards;
import olp.loyalty.rules.model.PurchaseFacts;
import olp.loyalty.rules.model.Shop;
import olp.loyalty.rules.model.Shopper;
import olp.platform.rules.PostgresRules;
import olp.platform.rules.PostgresUsage;
import olp.platform.rules.model.Decision;
import olp.platform.rules.model.RuleBook;

/** Asks the rules what a purchase would get, and uses nothing up. */
@ApplicationScoped
public class AskRules {
    private static final String CATEGORY = "select category from partner where id = $1";

    private final PostgresRules rules;
    private final Pool pool;

    AskRules(PostgresRules rules, Pool pool) {
        this.rules = rules;
        this.pool = pool;
    }

    /**
     * A purchase that might be made, all of it paid in money.
     *
     * @param partner at whose till; null for nobody's in particular
     * @param tier code of the level held when it happens
     * @param base points that the base rule gives
     * @param program in force when it happens
     */
    public record Question(Purchase purchase, Card card, UUID partner, String tier, long base, Program program) {}

    /** What the rules in force would give. */
    public Uni<Decision> ask(Question question) {
        return ask(question, book -> book);
    }

    /** What other rules would give. */
    Uni<Decision> ask(Question question, UnaryOperator<RuleBook> change) {
        return rules.book(pool).map(change).flatMap(book -> {
            var purchase = question.purchase();
            return purchase.total() == 0 || book.isSilent(purchase.occurredAt())
                    ? Uni.createFrom().item(Decision.NOTHING)
                    : shop(question.partner()).flatMap(shop -> ask(question, book, shop));
        });
    }

    private Uni<Decision> ask(Question question, RuleBook book, Shop shop) {
        var program = question.program();
        var occasion = PurchaseFacts.of(question.purchase(), shopper(question.card()), shop, program.zone());
        PurchaseFacts.tell(occasion, question.tier());
        return PostgresUsage.peek(pool, book.needs(List.of(occasion)))
                .map(usage -> Awards.decide(book, occasion, usage, question.purchase(), question.base(), program));
    }

    private Uni<Shop> shop(UUID partner) {
        return partner == null
                ? Uni.createFrom().item(Shop.NONE)
                : pool.preparedQuery(CATEGORY)
                        .execute(Tuple.of(partner))
                        .map(rows -> rows.stream()
                                .findFirst()
                                .map(row -> new Shop(partner, row.getString(0)))
                                .orElse(new Shop(partner, null)));
    }

    /** Who holds a card. */
    public static Shopper shopper(Card card) {
        return new Shopper(
                card.account(), card.kind().name(), card.member() != null, card.birthDate(), card.memberSince());
    }
}
