package olp.cashback.returns;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Of {@code loyalty.purchase-returned.v1} what is read here.
 *
 * @param acceptedAt by loyalty-service's clock: the programme in force then says whether what is missing is owed
 * @param lines what came back; of a purchase without lines its only one, 1
 */
public record PurchaseReturned(
        UUID id, UUID purchase, String card, Instant acceptedAt, String currency, List<Line> lines) {
    /** The event that carries it. */
    public static final Set<String> TOLD_BY = Set.of("loyalty.purchase-returned.v1");

    /** How many of a line came back. */
    public record Line(Integer line, Integer quantity) {
        public Line {
            Objects.requireNonNull(line, "lines.line");
            Objects.requireNonNull(quantity, "lines.quantity");
        }
    }

    public PurchaseReturned {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(purchase, "purchase");
        Objects.requireNonNull(card, "card");
        Objects.requireNonNull(acceptedAt, "acceptedAt");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(lines, "lines");
    }

    /** How many came back, by line. */
    Map<Integer, Integer> quantities() {
        Map<Integer, Integer> quantities = new HashMap<>();
        lines.forEach(each -> quantities.merge(each.line(), each.quantity(), Math::addExact));
        return quantities;
    }
}
