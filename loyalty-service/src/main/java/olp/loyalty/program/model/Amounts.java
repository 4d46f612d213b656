package olp.loyalty.program.model;

import java.math.BigDecimal;
import java.util.Currency;

/** Amounts of money as people read them. */
public final class Amounts {
    private Amounts() {}

    /** Such as {@code 240.00 EUR} for 24000 minor units. */
    public static String text(long minorUnits, String currency) {
        var decimals = Currency.getInstance(currency).getDefaultFractionDigits();
        return BigDecimal.valueOf(minorUnits, decimals).toPlainString() + " " + currency;
    }
}
