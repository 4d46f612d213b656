package olp.loyalty.rules;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import olp.loyalty.purchases.model.Purchase;
import olp.loyalty.purchases.model.PurchaseChecks;
import olp.platform.web.Problem;

/**
 * A purchase that might be made, all of it paid in money.
 *
 * @param card who buys
 * @param partner at whose till; left out: at nobody's in particular
 * @param occurredAt when; left out: now
 * @param currency the programme's
 * @param lines what is bought, with its discounts; may be left out, then only the total counts
 * @param total the lines less their discounts; may be left out where there are lines
 * @param order the shop's own number; may be left out
 */
public record SamplePurchase(
        String card,
        UUID partner,
        Instant occurredAt,
        String currency,
        List<Purchase.Line> lines,
        Long total,
        String order) {

    Purchase at(Instant now) {
        var countable = lines != null
                && total == null
                && lines.stream().allMatch(line -> line != null && line.quantity() != null && line.unitPrice() != null);
        var sum = countable
                ? Long.valueOf(lines.stream().mapToLong(Purchase.Line::net).sum())
                : total;
        return new Purchase(
                new UUID(0, 0),
                card,
                occurredAt == null ? now : occurredAt,
                currency,
                null,
                null,
                lines,
                sum,
                null,
                null,
                order);
    }

    /** 400 with all that is wrong with it. */
    void check() {
        var faults = PurchaseChecks.of(at(Instant.EPOCH)).stream()
                .map(each -> new Problem.Violation("purchase." + each.field(), each.message()))
                .toList();
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }
}
