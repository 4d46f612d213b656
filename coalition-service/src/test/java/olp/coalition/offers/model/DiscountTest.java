package olp.coalition.offers.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscountTest {
    @ParameterizedTest
    @CsvSource({
        // percent, basket, discount
        "15, 12900, 1935",
        "15.0, 12900, 1935",
        "10, 99, 9",
        "10, 9, 0",
        "33.3333, 100, 33",
        "0.0001, 999999, 0",
        "0.0001, 1000000, 1",
        "99.9999, 1, 0",
        "100, 1, 1",
        "100, 1000000000000, 1000000000000",
    })
    void a_percentage_is_rounded_down_to_the_minor_unit(String percent, long basket, long discount) {
        assertEquals(discount, new Discount(percent, null, null).off(basket));
    }

    @ParameterizedTest
    @CsvSource({
        // amount, basket, discount
        "500, 12900, 500",
        "500, 501, 500",
        "500, 500, 500",
        "500, 499, 499",
        "500, 1, 1",
    })
    void an_amount_is_at_most_the_basket(long amount, long basket, long discount) {
        assertEquals(discount, new Discount(null, amount, "EUR").off(basket));
    }
}
