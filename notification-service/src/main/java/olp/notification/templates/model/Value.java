package olp.notification.templates.model;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;

/** Something a message says, not yet written for a reader. */
public sealed interface Value {
    /**
     * The value as the reader is used to seeing it.
     *
     * @throws IllegalArgumentException if it cannot be shown, such as an amount of a currency that does not exist
     */
    String in(Style style);

    /** Text as it is. */
    record Text(String text) implements Value {
        @Override
        public String in(Style style) {
            return text;
        }
    }

    /** A whole number. */
    record Count(long number) implements Value {
        @Override
        public String in(Style style) {
            return NumberFormat.getIntegerInstance(style.locale()).format(number);
        }
    }

    /** An amount in minor units of a currency (ISO 4217). */
    record Money(long amount, String currency) implements Value {
        @Override
        public String in(Style style) {
            var unit = Currency.getInstance(currency);
            int decimals = Math.max(0, unit.getDefaultFractionDigits());
            var format = NumberFormat.getCurrencyInstance(style.locale());
            format.setCurrency(unit);
            format.setMinimumFractionDigits(decimals);
            format.setMaximumFractionDigits(decimals);
            return format.format(BigDecimal.valueOf(amount, decimals));
        }
    }

    /** Per cent: 10 is a tenth. */
    record Percent(BigDecimal percent) implements Value {
        private static final int DECIMALS = 4;

        @Override
        public String in(Style style) {
            var format = NumberFormat.getPercentInstance(style.locale());
            format.setMaximumFractionDigits(DECIMALS);
            return format.format(percent.movePointLeft(2));
        }
    }

    /** An instant, shown as date and time in the reader's zone. */
    record Moment(Instant instant) implements Value {
        @Override
        public String in(Style style) {
            return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                    .localizedBy(style.locale())
                    .format(instant.atZone(style.zone()));
        }
    }

    /** A day, the same in every zone. */
    record Day(LocalDate date) implements Value {
        @Override
        public String in(Style style) {
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                    .localizedBy(style.locale())
                    .format(date);
        }
    }
}
