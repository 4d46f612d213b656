package olp.loyalty.program.model;

import java.math.BigDecimal;

/** Decimal text, such as {@code "5.0"}. */
final class Decimals {
    private Decimals() {}

    /** True for plain decimal text with at most four decimals and six digits before them, within the bounds. */
    static boolean isBetween(String text, BigDecimal least, BigDecimal most) {
        if (text == null || !text.matches("\\d{1,6}(\\.\\d{1,4})?")) {
            return false;
        }
        var value = new BigDecimal(text);
        return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }
}
