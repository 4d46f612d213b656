package olp.loyalty.returns.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was returned of a purchase so far.
 *
 * @param quantities by line
 * @param refunded minor units, of each part of the payment in its order
 */
public record Returned(Map<Integer, Integer> quantities, List<Long> refunded) {
    /** Nothing yet. */
    public static Returned nothingOf(Sale sale) {
        return new Returned(Map.of(), sale.tender().stream().map(part -> 0L).toList());
    }

    /** How many of a line. */
    public int of(Sale.Line line) {
        return quantities.getOrDefault(line.line(), 0);
    }

    /** With more returned. */
    public Returned plus(Map<Integer, Integer> more, List<Long> moreRefunded) {
        Map<Integer, Integer> sum = new HashMap<>(quantities);
        more.forEach((line, quantity) -> sum.merge(line, quantity, Math::addExact));
        var refunds = new Long[refunded.size()];
        for (int i = 0; i < refunds.length; i++) {
            refunds[i] = refunded.get(i) + moreRefunded.get(i);
        }
        return new Returned(sum, List.of(refunds));
    }
}
