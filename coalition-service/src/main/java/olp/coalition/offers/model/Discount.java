package olp.coalition.offers.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What comes off a basket: a percentage of it, or an amount.
 *
 * @param percent decimal text, above 0 and at most 100; null if it is an amount
 * @param amount minor units of the currency, above 0; null if it is a percentage
 * @param currency of the amount; null if it is a percentage
 */
public record Discount(String percent, Long amount, String currency) {
    /** Off a basket, in its minor units: rounded down, and never more than the basket. */
    public long off(long basket) {
        return percent == null
                ? Math.min(amount, basket)
                : BigDecimal.valueOf(basket)
                        .multiply(new BigDecimal(percent))
                        .movePointLeft(2)
                        .setScale(0, RoundingMode.FLOOR)
                        .longValueExact();
    }
}
