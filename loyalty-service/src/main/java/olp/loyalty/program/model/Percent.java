package olp.loyalty.program.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Percentages are decimal text; shares of an amount are rounded down to the minor unit. */
public final class Percent {
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private Percent() {}

    /** The share of an amount, rounded down. */
    public static long of(String percent, long amount) {
        return new BigDecimal(percent)
                .multiply(BigDecimal.valueOf(amount))
                .divide(WHOLE, 0, RoundingMode.FLOOR)
                .longValueExact();
    }

    /** True for decimal text from 0 to 100 with at most four decimals. */
    public static boolean isValid(String percent) {
        return Decimals.isBetween(percent, BigDecimal.ZERO, WHOLE);
    }
}
