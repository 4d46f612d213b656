package olp.local.replay.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Purchases, and what came back of them.
 *
 * @param purchases in the file's order
 * @param returns of these purchases, in order of time
 */
public record Trade(List<Invoice> purchases, List<Return> returns) {

    /** The first {@code count} purchases, or all if there are fewer, and all returns of them. */
    public Trade first(int count) {
        List<Invoice> first = purchases.subList(0, Math.min(count, purchases.size()));
        Set<Invoice> among = new HashSet<>(first);
        return new Trade(
                first,
                returns.stream().filter(each -> among.contains(each.purchase())).toList());
    }

    /** Only those purchases and returns that are wanted. */
    public Trade only(Predicate<Invoice> wantedPurchase, Predicate<Return> wantedReturn) {
        return new Trade(
                purchases.stream().filter(wantedPurchase).toList(),
                returns.stream().filter(wantedReturn).toList());
    }
}
