package olp.loyalty.rules.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import olp.loyalty.program.model.Program.Rounding;
import olp.platform.rules.model.Award.Limit;
import olp.platform.rules.model.Cap;
import olp.platform.rules.model.Match;
import olp.platform.rules.model.Rule;
import olp.platform.rules.model.Terms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointsWorthTest {
    private static final List<Long> NETS = List.of(500L, 1_000L, 0L, 250L);

    @ParameterizedTest(name = "{0} {1} on {2} base points, lines {3}, {4}: {5}")
    @CsvSource({
        "MULTIPLIER, 3,   17, all, FLOOR,   34",
        "MULTIPLIER, 1.5, 17, all, FLOOR,   8",
        "MULTIPLIER, 1.5, 17, all, HALF_UP, 9",
        "MULTIPLIER, 1.5, 17, all, CEILING, 9",
        "MULTIPLIER, 1,   17, all, CEILING, 0",
        "MULTIPLIER, 0.5, 17, all, FLOOR,   -9",
        "MULTIPLIER, 3,   17, 1,   FLOOR,   20",
        "MULTIPLIER, 3,   17, 0 3, FLOOR,   14",
        "MULTIPLIER, 3,   17, 2,   FLOOR,   0",
        "MULTIPLIER, 3,   0,  all, FLOOR,   0",
        "BONUS,      50,  17, all, FLOOR,   50",
        "BONUS,      50,  0,  0 1, FLOOR,   50",
    })
    void what_a_rule_is_worth(String kind, String value, long base, String lines, Rounding rounding, long points) {
        assertEquals(points, new PointsWorth(base, NETS, rounding).of(rule(kind, value, null), match(lines)));
    }

    @Test
    void what_nobody_means_to_give_is_given_to_nobody() {
        var worth = new PointsWorth(2_000_000_000L, NETS, Rounding.FLOOR);
        assertThrows(ArithmeticException.class, () -> worth.of(rule("MULTIPLIER", "1000", null), match("all")));
    }

    @Test
    void the_text_says_what_was_given_and_what_cut_it() {
        var worth = new PointsWorth(10, NETS, Rounding.FLOOR);
        assertEquals("Tea: 3 times the points", worth.text(rule("MULTIPLIER", "3", null), 20, Limit.NONE));
        assertEquals(
                "Tea: 50 extra points, as far as there were any left",
                worth.text(rule("BONUS", "50", null), 7, Limit.BUDGET));
        for (var per : Cap.Per.values()) {
            assertEquals(
                    "Tea: 50 extra points, at most 30 a " + per.name().toLowerCase(java.util.Locale.ROOT),
                    worth.text(rule("BONUS", "50", new Cap(30, per)), 30, Limit.CAP));
        }
    }

    private static Match match(String lines) {
        return lines.equals("all")
                ? new Match(true, IntStream.range(0, NETS.size()).toArray())
                : new Match(
                        false,
                        List.of(lines.split(" ")).stream()
                                .mapToInt(Integer::parseInt)
                                .toArray());
    }

    private static Rule rule(String kind, String value, Cap cap) {
        var terms = new Terms("Tea", kind, "true", new BigDecimal(value), cap, null, null, null, 0, null, null, null);
        return new Rule("tea", 1, Instant.EPOCH, terms);
    }
}
