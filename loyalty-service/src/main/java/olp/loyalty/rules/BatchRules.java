package olp.loyalty.rules;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import olp.loyalty.program.model.Program;
import olp.loyalty.purchases.model.Customer;
import olp.loyalty.purchases.model.Decision.Earned;
import olp.loyalty.purchases.model.Decision.Taken;
import olp.loyalty.purchases.model.Purchase;
import olp.loyalty.purchases.model.Till;
import olp.loyalty.rules.model.Awards;
import olp.loyalty.rules.model.PurchaseFacts;
import olp.platform.rules.PostgresUsage;
import olp.platform.rules.PostgresUsage.HeldOutOf;
import olp.platform.rules.model.Occasion;
import olp.platform.rules.model.RuleBook;
import olp.platform.rules.model.Usage;

/**
 * The rules as one batch of purchases meets them: those committed by now, and what is used of their caps and budgets, read
 * under the locks of the accounts. Its purchases are asked in turn, and share caps and budgets.
 */
public final class BatchRules {
    private final RuleBook book;
    private final Map<Purchase, Occasion> occasions;
    private final Usage usage;
    private final List<HeldOutOf> heldOut = new ArrayList<>();

    private BatchRules(RuleBook book, Map<Purchase, Occasion> occasions, Usage usage) {
        this.book = book;
        this.occasions = occasions;
        this.usage = usage;
    }

    /** No rules. */
    public static BatchRules none() {
        return new BatchRules(RuleBook.EMPTY, Map.of(), Usage.none());
    }

    /**
     * Reads what the batch may use; no statement where no rule that may concern it has a cap or a budget.
     *
     * @param occasions the purchases during which rules are in force, all but their levels told
     */
    public static Uni<BatchRules> read(SqlConnection tx, RuleBook book, Map<Purchase, Occasion> occasions) {
        if (occasions.isEmpty()) {
            return Uni.createFrom().item(none());
        }
        var needs = book.needs(occasions.values());
        return needs.isEmpty()
                ? Uni.createFrom().item(new BatchRules(book, occasions, Usage.none()))
                : PostgresUsage.find(tx, needs).map(usage -> new BatchRules(book, occasions, usage));
    }

    /**
     * With what the rules give. What earns no points by the programme (nothing of it was paid in money, or the card is
     * blocked) gets none by rules.
     *
     * @param taken by the base rule
     * @param program in force when it happened
     */
    public Taken award(Purchase purchase, Customer customer, Taken taken, Program program) {
        var occasion = occasions.get(purchase);
        if (occasion == null || Till.earning(purchase, customer, taken.payments(), program) == 0) {
            return taken;
        }
        PurchaseFacts.tell(
                occasion, customer.tier().levelAt(purchase.occurredAt()).code());
        var decision = Awards.decide(book, occasion, usage, purchase, taken.points(), program);
        decision.heldOut()
                .forEach(each ->
                        heldOut.add(new HeldOutOf(purchase.id(), occasion.account(), purchase.occurredAt(), each)));
        if (decision.awards().isEmpty()) {
            return taken;
        }
        List<Earned> reasons = new ArrayList<>(taken.because());
        reasons.addAll(Awards.earned(decision, purchase.allLines().size()));
        return taken.because(reasons);
    }

    /** Keeps what was used and who was held out; no statement for what did not change. */
    public Uni<Void> write(SqlConnection tx) {
        return PostgresUsage.write(tx, usage, heldOut);
    }
}
