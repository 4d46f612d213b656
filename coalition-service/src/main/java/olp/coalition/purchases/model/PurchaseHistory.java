package olp.coalition.purchases.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The purchases of an account that no other outdoes: enough to know when the last one of at least some total was, and few
 * however long the account has been shopping.
 */
public record PurchaseHistory(List<PastPurchase> purchases) {
    /** Nothing bought yet. */
    public static final PurchaseHistory EMPTY = new PurchaseHistory(List.of());

    /** Purchases in any order, without those that are outdone. */
    public static PurchaseHistory of(Collection<PastPurchase> purchases) {
        var history = EMPTY;
        for (PastPurchase each : purchases) {
            history = history.with(each);
        }
        return history;
    }

    /** The history after one more purchase, which may have happened before those that are known. */
    public PurchaseHistory with(PastPurchase purchase) {
        if (purchases.stream().anyMatch(known -> known.outdoes(purchase))) {
            return this;
        }
        var kept = new ArrayList<PastPurchase>();
        purchases.stream().filter(known -> !purchase.outdoes(known)).forEach(kept::add);
        kept.add(purchase);
        return new PurchaseHistory(List.copyOf(kept));
    }

    /** The last purchase of at least some total at some partners. */
    public Optional<PastPurchase> last(Predicate<UUID> partners, long minTotal) {
        return purchases.stream()
                .filter(each -> each.total() >= minTotal && partners.test(each.partner()))
                .max(Comparator.comparing(PastPurchase::at));
    }
}
