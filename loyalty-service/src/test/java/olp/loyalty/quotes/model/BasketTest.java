package olp.loyalty.quotes.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import olp.loyalty.program.model.Program;
import olp.loyalty.program.model.Tiers.Level;
import olp.loyalty.purchases.model.Purchase.Line;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BasketTest {
    @ParameterizedTest(name = "{0} less {1}, level {2} %, ceiling {3} %: {4} off")
    @CsvSource({
        "1530,   0,  5, 30,   76",
        "1000,   0, 20, 30,  200",
        "1000, 150, 20, 30,  300",
        "1000, 400,  5, 30,  300",
        "1000,   0, 20,  0,    0",
        "1000, 100,  0, 100, 100",
        "  19,   0,  5, 30,    0",
    })
    void discounts_add_up_to_the_ceiling_and_no_further(
            long price, long already, String level, String ceiling, long off) {
        var program = new Program(null, "EUR", "UTC", null, 0, 1, null, null, ceiling, 1L, 1, null);
        var basket = Basket.of(
                List.of(new Line(1, null, null, 1, price, already)), new Level("L", "L", 0L, level, "1"), program);
        assertEquals(off, basket.discount());
        assertEquals(price - off, basket.due());
    }
}
