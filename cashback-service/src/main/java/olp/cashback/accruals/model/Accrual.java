package olp.cashback.accruals.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import olp.cashback.purchases.model.Purchase;
import olp.platform.rules.model.Award;
import olp.platform.rules.model.Decision;
import olp.platform.rules.model.Rule;

/**
 * What a purchase earns: each rule gives its percentage of what was paid in money for what it matches, rounded down to the
 * minor unit, and what several rules give adds up. 5,000.00 at 5 % earn 250.00.
 *
 * @param parts one for each rule that gave something, in the order in which rules are considered; empty if none did
 */
public record Accrual(List<Part> parts) {
    /** Nothing. */
    public static final Accrual NOTHING = new Accrual(List.of());

    /**
     * What one rule gives.
     *
     * @param rule the version that counts
     * @param amount more than 0, in minor units
     * @param funder the party that pays for it
     * @param text for the holder
     * @param byLine how much of it for each line that can be returned, in their order
     */
    public record Part(Rule rule, long amount, UUID funder, String text, List<Long> byLine) {}

    /** What the rules decided. */
    public static Accrual of(Decision decision, Purchase purchase) {
        List<Part> parts = new ArrayList<>(decision.awards().size());
        for (var award : decision.awards()) {
            var fundedBy = award.rule().terms().fundedBy();
            parts.add(new Part(
                    award.rule(),
                    award.amount(),
                    fundedBy == null ? purchase.partner() : UUID.fromString(fundedBy),
                    award.text(),
                    byLine(award, purchase.lines())));
        }
        return parts.isEmpty() ? NOTHING : new Accrual(parts);
    }

    /** Shares are in the order of the lines, but only of those that the rule matched. */
    private static List<Long> byLine(Award award, List<Purchase.Line> lines) {
        if (lines.isEmpty()) {
            return List.of(award.amount());
        }
        var amounts = new Long[lines.size()];
        Arrays.fill(amounts, 0L);
        var shares = award.shares().iterator();
        var next = shares.next();
        for (int i = 0; i < amounts.length && next != null; i++) {
            if (lines.get(i).number() == next.line()) {
                amounts[i] = next.amount();
                next = shares.hasNext() ? shares.next() : null;
            }
        }
        return List.of(amounts);
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
