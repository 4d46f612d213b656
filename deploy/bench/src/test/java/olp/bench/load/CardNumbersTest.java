package olp.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumbersTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 50_000, 1_000_000, 9_000_002})
    void every_place_has_a_number_of_16_digits_that_Luhn_accepts(int place) {
        String number = CardNumbers.of(place);
        assertTrue(number.matches("9\\d{15}"), number);
        int sum = 0;
        for (int i = 0; i < 16; i++) {
            int digit = number.charAt(i) - '0';
            sum += i % 2 == 1 ? digit : digit * 2 / 10 + digit * 2 % 10;
        }
        assertEquals(0, sum % 10, number);
    }
}
