package olp.platform.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import olp.platform.rules.model.Shares;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharesTest {
    private static final long MOST = 1_000_000_000_000L;

    @ParameterizedTest
    @CsvSource({
        // amount, weights, shares
        "0, 1 2 3, 0 0 0",
        "6, 1 2 3, 1 2 3",
        "100, 1 1 1, 34 33 33",
        "101, 1 1 1, 34 34 33",
        "1, 1 1, 1 0",
        "1, 1 2, 0 1",
        "10, 0 5 0, 0 10 0",
        "7, 0 0, 7 0",
        "5, 3 3 1, 2 2 1",
        "2, 5 4 1, 1 1 0",
        "999999999999, 1000000000000 1000000000000, 500000000000 499999999999",
    })
    void the_largest_remainder_goes_first_and_ties_go_in_order(long amount, String weights, String shares) {
        assertEquals(longs(shares), Shares.of(amount, longs(weights)));
    }

    @ParameterizedTest
    @CsvSource({
        "10, 1, 3, 3",
        "10, 2, 3, 6",
        "10, 3, 3, 10",
        "10, 0, 3, 0",
        "0, 2, 3, 0",
        "1000000000000, 999999, 1000000, 999999000000"
    })
    void a_part_is_rounded_down(long amount, long some, long all, long part) {
        assertEquals(part, Shares.part(amount, some, all));
    }

    @Property
    void shares_come_to_the_amount_and_each_is_off_by_less_than_one(
            @ForAll @LongRange(max = MOST) long amount,
            @ForAll @Size(min = 1, max = 9) List<@LongRange(max = MOST) Long> weights) {
        var shares = Shares.of(amount, weights);
        assertEquals(amount, shares.stream().mapToLong(each -> each).sum());
        var sum = weights.stream().mapToDouble(each -> each).sum();
        for (int i = 0; i < shares.size() && sum > 0; i++) {
            var exact = amount * (weights.get(i) / sum);
            assertTrue(Math.abs(shares.get(i) - exact) < 1.01, shares + " of " + weights);
            assertTrue(weights.get(i) > 0 || shares.get(i) == 0, "nothing for no weight");
        }
    }

    @Property
    void nobody_gets_more_than_its_weight_of_at_most_all(
            @ForAll @Size(min = 1, max = 9) List<@LongRange(max = 1000) Long> weights,
            @ForAll @LongRange(max = 9000) long amount) {
        var all = weights.stream().mapToLong(each -> each).sum();
        var shares = Shares.of(Math.min(amount, all), weights);
        for (int i = 0; i < shares.size(); i++) {
            assertTrue(shares.get(i) >= 0 && shares.get(i) <= weights.get(i));
        }
    }

    private static List<Long> longs(String text) {
        return Arrays.stream(text.split(" ")).map(Long::valueOf).toList();
    }
}
