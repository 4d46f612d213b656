package olp.cashback.accruals.model;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import olp.cashback.rules.model.RuleVersion;
import olp.cashback.rules.model.Rules;

/**
 * What a purchase earns: each rule gives its percentage of what was paid in money, rounded down to the minor unit, and
 * what several rules give adds up. 5,000.00 at 5 % earn 250.00.
 *
 * @param parts one for each rule that gave something, in the order of the rules' codes; empty if none did
 */
public record Accrual(List<Part> parts) {
    /**
     * What one rule gives.
     *
     * @param rule the version that counts
     * @param amount more than 0, in minor units
     * @param funder the party that pays for it
     */
    public record Part(RuleVersion rule, long amount, UUID funder) {}

    /**
     * Rates a purchase by the rules as they were in force when it was made.
     *
     * @throws ArithmeticException if an amount is beyond counting
     */
    public static Accrual of(Purchase purchase, Rules rules) {
        List<Part> parts = new ArrayList<>();
        for (var rule : rules.at(purchase.occurredAt())) {
            var amount = rule.condition().isMetAt(purchase.partner())
                    ? rule.percent().of(purchase.money())
                    : 0;
            if (amount > 0) {
                var funder = rule.fundedBy() == null ? purchase.partner() : rule.fundedBy();
                parts.add(new Part(rule, amount, funder));
            }
        }
        return new Accrual(parts);
    }

    /** All of it, in minor units. */
    public long amount() {
        return parts.stream().mapToLong(Part::amount).reduce(0, Math::addExact);
    }

    /** The party that pays for all of it, or null if several share. */
    public UUID soleFunder() {
        var funders = parts.stream().map(Part::funder).distinct().toList();
        return funders.size() == 1 ? funders.getFirst() : null;
    }
}
