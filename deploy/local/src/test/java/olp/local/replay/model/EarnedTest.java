package olp.local.replay.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarnedTest {

    private static final Earning USUAL = earning(1, "FLOOR", "5");

    @ParameterizedTest
    @CsvSource({"500000, 5000, 25000", "99, 0, 4", "100, 1, 5", "19, 0, 0", "199, 1, 9", "20, 0, 1"})
    void fractions_of_each_purchase_are_dropped(long total, long points, long cashback) {
        assertEquals(points, USUAL.points(total));
        assertEquals(cashback, USUAL.cashback(total));
    }

    @ParameterizedTest
    @CsvSource({"FLOOR, 150, 4", "HALF_UP, 150, 5", "HALF_UP, 149, 4", "CEILING, 101, 4"})
    void points_are_rounded_as_the_programme_says(String rounding, long total, long points) {
        assertEquals(points, earning(3, rounding, "5").points(total));
    }

    @Test
    void each_cashback_rule_is_rounded_by_itself() {
        assertEquals(4, earning(1, "FLOOR", "5").cashback(99));
        assertEquals(3, earning(1, "FLOOR", "2.5", "1.5").cashback(99));
        assertEquals(2, earning(1, "FLOOR", "1.5", "1.5").cashback(99));
    }

    @Test
    void purchases_are_rated_one_by_one_and_added_up() {
        Earned earned = Earned.NOTHING.and(199, USUAL).and(199, USUAL).and(19, USUAL);
        assertEquals(new Earned(3, 417, 2, 18, 2, 2), earned);
    }

    private static Earning earning(long points, String rounding, String... percents) {
        List<BigDecimal> each = List.of(percents).stream().map(BigDecimal::new).toList();
        return new Earning(100, points, RoundingMode.valueOf(rounding), each);
    }
}
