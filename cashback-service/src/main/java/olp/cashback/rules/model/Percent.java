package olp.cashback.rules.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A percentage of 0–100 with at most four decimals.
 *
 * @param value the percentage itself: 5 means 5 %
 */
public record Percent(BigDecimal value) {
    private static final String WRITTEN = "\\d{1,3}(\\.\\d{1,4})?";
    private static final BigDecimal MOST = BigDecimal.valueOf(100);

    /** True for decimal text of 0–100, such as {@code 5.0}, with at most four decimals. */
    public static boolean isValid(String text) {
        return text != null && text.matches(WRITTEN) && new BigDecimal(text).compareTo(MOST) <= 0;
    }

    /**
     * Reads decimal text.
     *
     * @throws IllegalArgumentException if it is not {@linkplain #isValid valid}
     */
    public static Percent of(String text) {
        if (!isValid(text)) {
            throw new IllegalArgumentException("not a percentage: " + text);
        }
        return new Percent(new BigDecimal(text));
    }

    /** The share of an amount in minor units, rounded down to the minor unit: 5 % of 1,99 are 0,09. */
    public long of(long minorUnits) {
        return value.multiply(BigDecimal.valueOf(minorUnits))
                .divide(MOST, 0, RoundingMode.FLOOR)
                .longValueExact();
    }

    /** For people: {@code 5 %}, {@code 2.5 %}. */
    @Override
    public String toString() {
        var shown = value.stripTrailingZeros();
        return (shown.scale() < 0 ? shown.setScale(0) : shown).toPlainString() + " %";
    }
}
