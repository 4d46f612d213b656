package olp.notification.templates.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import olp.notification.templates.model.Value.Count;
import olp.notification.templates.model.Value.Day;
import olp.notification.templates.model.Value.Moment;
import olp.notification.templates.model.Value.Money;
import olp.notification.templates.model.Value.Percent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en    | EUR | 25000     | €250.00
            en    | JPY | 25000     | ¥25,000
            en-GB | GBP | 7         | £0.07
            ja    | JPY | 25000     | ￥25,000
            ja    | EUR | 123456789 | €1,234,567.89
            nb    | NOK | 123456    | 1 234,56 kr
            nb    | EUR | 72        | 0,72 €
            nb-NO | KWD | 1500      | 1,500 KWD
            """)
    void money_is_shown_as_its_currency_and_the_reader_are_used_to(
            String tag, String currency, long amount, String shown) {
        assertEquals(shown, plain(new Money(amount, currency), tag));
    }

    @Test
    void money_of_no_currency_cannot_be_shown() {
        assertThrows(IllegalArgumentException.class, () -> plain(new Money(1, "EURO"), "en"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | 12345 | 10   | 12,345 | 10%
            ja | 12345 | 7.5  | 12,345 | 7.5%
            nb | 12345 | 12.5 | 12 345 | 12,5 %
            """)
    void numbers(String tag, long count, BigDecimal percent, String counted, String perCent) {
        assertEquals(
                List.of(counted, perCent), List.of(plain(new Count(count), tag), plain(new Percent(percent), tag)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en    | Europe/Oslo      | December 5, 2026, 11:15 AM
            en    | America/New_York | December 5, 2026, 5:15 AM
            en-GB | Europe/London    | 5 December 2026, 10:15
            ja    | Asia/Tokyo       | 2026年12月5日 19:15
            nb    | Europe/Oslo      | 5. desember 2026, 11:15
            nb    | Asia/Tokyo       | 5. desember 2026, 19:15
            """)
    void a_moment_is_shown_in_the_readers_own_zone(String tag, String zone, String shown) {
        var style = new Style(Locale.forLanguageTag(tag), ZoneId.of(zone));
        assertEquals(shown, spaces(new Moment(Instant.parse("2026-12-05T10:15:00Z")).in(style)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | November 21, 2029
            ja | 2029年11月21日
            nb | 21. november 2029
            """)
    void a_day_is_the_same_everywhere(String tag, String shown) {
        assertEquals(shown, plain(new Day(LocalDate.of(2029, 11, 21)), tag));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            en      | en
            en-GB   | en-GB
            en_US   | en-US
            ja-JP   | ja-JP
            nb-NO   | nb-NO
            no      | nb
            nn-NO   | nb-NO
            de-DE   | en
            x!?     | en
            -       | en
            """)
    void the_readers_language_is_chosen_if_it_is_there(String wanted, String chosen) {
        assertEquals(
                chosen,
                Languages.choose(wanted, List.of("en", "ja", "nb"), Locale.ENGLISH)
                        .toLanguageTag());
    }

    private static String plain(Value value, String tag) {
        return spaces(value.in(new Style(Locale.forLanguageTag(tag), ZoneOffset.UTC)));
    }

    /** Locale data joins with several kinds of space that does not break; which ones is not the point. */
    private static String spaces(String text) {
        return text.replaceAll("[\\u00a0\\u202f]", " ");
    }
}
