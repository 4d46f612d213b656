package olp.cashback.accruals;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import olp.cashback.accruals.model.Accrual;
import olp.cashback.ledger.Postings.Locked;
import olp.cashback.rules.model.CashbackWorth;
import olp.cashback.rules.model.PurchaseFacts;
import olp.platform.rules.PostgresUsage;
import olp.platform.rules.PostgresUsage.HeldOutOf;
import olp.platform.rules.model.Occasion;
import olp.platform.rules.model.RuleBook;
import olp.platform.rules.model.Usage;

/**
 * The rules as one batch of purchases meets them: those committed by now, and what is used of their caps and budgets, read
 * under the locks of the wallets. Its purchases are rated in turn, and share caps and budgets.
 */
final class Rating {
    private final RuleBook book;
    private final Map<Ready, Occasion> occasions;
    private final Usage usage;
    private final List<HeldOutOf> heldOut = new ArrayList<>();

    private Rating(RuleBook book, Map<Ready, Occasion> occasions, Usage usage) {
        this.book = book;
        this.occasions = occasions;
        this.usage = usage;
    }

    /** Whether a purchase can earn anything: something of it was paid in money, and rules were in force. */
    static boolean mayEarn(Ready purchase, RuleBook book) {
        return purchase.purchase().money() > 0
                && !book.isSilent(purchase.purchase().occurredAt());
    }

    /**
     * Reads what the purchases may use; no statement where no rule that may concern them has a cap or a budget.
     *
     * @param purchases those that can earn something, their wallets locked
     */
    static Uni<Rating> read(SqlConnection tx, RuleBook book, List<Ready> purchases, Locked locked) {
        Map<Ready, Occasion> occasions = new IdentityHashMap<>();
        List<Occasion> inOrder = new ArrayList<>(purchases.size());
        for (var each : purchases) {
            var occasion = PurchaseFacts.of(
                    each.purchase(),
                    locked.accountOf(each.issued()),
                    each.kind() == null ? null : each.kind().name(),
                    each.category(),
                    each.policy().zone());
            occasions.put(each, occasion);
            inOrder.add(occasion);
        }
        var needs = book.needs(inOrder);
        return needs.isEmpty()
                ? Uni.createFrom().item(new Rating(book, occasions, Usage.none()))
                : PostgresUsage.find(tx, needs).map(usage -> new Rating(book, occasions, usage));
    }

    /**
     * What a purchase earns; nothing if it cannot earn anything.
     *
     * @throws ArithmeticException if it is beyond counting
     */
    Accrual rate(Ready ready) {
        var occasion = occasions.get(ready);
        if (occasion == null) {
            return Accrual.NOTHING;
        }
        var purchase = ready.purchase();
        var decision = book.evaluate(
                occasion, usage, new CashbackWorth(purchase, ready.says().currency()));
        decision.heldOut()
                .forEach(each ->
                        heldOut.add(new HeldOutOf(purchase.id(), occasion.account(), purchase.occurredAt(), each)));
        return Accrual.of(decision, purchase);
    }

    /** Keeps what was used and who was held out; no statement for what did not change. */
    Uni<Void> write(SqlConnection tx) {
        return PostgresUsage.write(tx, usage, heldOut);
    }
}
