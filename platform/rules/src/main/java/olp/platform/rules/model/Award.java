package olp.platform.rules.model;

import java.util.List;

/**
 * What a rule gives for a purchase.
 *
 * @param rule the version that gives it
 * @param amount more than zero, in the service's unit
 * @param worth what it would give without cap and budget, not less than the amount
 * @param limit what made it less
 * @param shares the amount by line matched, in their order; they sum to the amount, unless the purchase has no lines
 * @param text for the customer
 */
public record Award(Rule rule, long amount, long worth, Limit limit, List<Share> shares, String text) {

    /** What an amount was cut by. */
    public enum Limit {
        NONE,
        CAP,
        BUDGET
    }

    /**
     * A line's part.
     *
     * @param line its number on the receipt
     * @param amount not negative
     */
    public record Share(int line, long amount) {}
}
