package olp.cashback.rules.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentTest {
    @ParameterizedTest
    @CsvSource({
        "5.0,    500000, 25000",
        "5,      199,    9",
        "5,      19,     0",
        "5,      20,     1",
        "2.5,    39,     0",
        "2.5,    40,     1",
        "0.0001, 999999, 0",
        "0.0001, 1000000, 1",
        "33.3333, 100,   33",
        "100,    9223372036854775807, 9223372036854775807",
        "0,      500000, 0",
    })
    void a_share_is_rounded_down_to_the_minor_unit(String percent, long amount, long share) {
        assertEquals(share, Percent.of(percent).of(amount));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "5", "5.0", "0.0001", "100", "100.0000", "099"})
    void these_are_percentages(String text) {
        assertTrue(Percent.isValid(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " 5", "5 ", "-1", "+5", "5.", ".5", "5,0", "1e1", "100.0001", "101", "5.00000", "5 %", "٥"})
    void these_are_none(String text) {
        assertFalse(Percent.isValid(text));
        assertThrows(IllegalArgumentException.class, () -> Percent.of(text));
    }

    @ParameterizedTest
    @CsvSource({"5.0, 5 %", "2.50, 2.5 %", "100, 100 %", "10, 10 %", "0.0, 0 %"})
    void people_read_them_without_trailing_zeros(String text, String shown) {
        assertEquals(shown, Percent.of(text).toString());
    }
}
