package olp.loyalty.stamps.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {
    private record Unused(int every) implements Progress.Unused {}

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // what,                             stamps, gifts, every, more, then, gifts
        "'the first stamp',                  0,      0,     10,    1,    1,    0",
        "'the one before the last',          8,      0,     10,    1,    9,    0",
        "'a full card',                      9,      0,     10,    1,    0,    1",
        "'several cards at once',            9,      1,     10,    35,   4,    5",
        "'each stamp a gift',                0,      0,     1,     3,    0,    3",
        "'a used gift is made good first',   -10,    1,     10,    15,   5,    1",
        "'made good, and a card beside',     -10,    1,     10,    20,   0,    2",
        "'a card that is smaller by now',    9,      0,     5,     1,    0,    2"
    })
    void full_cards_are_gifts(String what, long stamps, long gifts, int every, long more, long then, long giftsThen) {
        assertEquals(new Progress(then, giftsThen), new Progress(stamps, gifts).plus(more, every), what);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // what,                              stamps, gifts, returned, unused, then, gifts, taken
        "'stamps that were there',            3,      1,     2,        1,      1,    1,     0",
        "'a gift that nobody used',           0,      1,     1,        1,      9,    0,     1",
        "'a gift that was used stays',        0,      1,     1,        0,      -1,   1,     0",
        "'of two gifts the one not used',     2,      2,     15,       1,      -3,   1,     1",
        "'as many gifts as it takes',         0,      3,     25,       3,      5,    0,     3"
    })
    void a_return_takes_stamps_then_gifts(
            String what, long stamps, long gifts, long returned, int unused, long then, long giftsThen, int taken) {
        var settled = new Progress(stamps, gifts).minus(returned).settled(Collections.nCopies(unused, new Unused(10)));
        assertEquals(new Progress(then, giftsThen), settled.progress(), what);
        assertEquals(taken, settled.taken().size(), what);
    }

    /** Something that happens: stamps are given, stamps of an earlier purchase come back, or a gift is used. */
    private record Step(int verb, int amount, int which) {}

    @Property(tries = 2_000)
    void any_history_comes_to_what_counting_anew_comes_to(
            @ForAll @IntRange(min = 1, max = 12) int every, @ForAll("histories") List<Step> history) {
        var progress = Progress.NONE;
        List<Integer> purchases = new ArrayList<>();
        int used = 0;
        int unused = 0;
        for (var step : history) {
            if (step.verb() == 0) {
                purchases.add(step.amount());
                var after = progress.plus(step.amount(), every);
                unused += (int) (after.gifts() - progress.gifts());
                progress = after;
            } else if (step.verb() == 1 && !purchases.isEmpty()) {
                int which = step.which() % purchases.size();
                int back = Math.min(step.amount(), purchases.get(which));
                purchases.set(which, purchases.get(which) - back);
                var settled = progress.minus(back).settled(Collections.nCopies(unused, new Unused(every)));
                unused -= settled.taken().size();
                progress = settled.progress();
            } else if (step.verb() == 2 && unused > 0) {
                used++;
                unused--;
            }
            assertEquals(counted(purchases, used, every), progress, history.toString());
            assertEquals(progress.gifts(), used + unused);
            assertTrue(progress.stamps() < every && progress.stamps() >= -(long) every * used);
        }
    }

    /** One stamp after the other, onto one card after the other; a used gift needs a full card whether it is or not. */
    private static Progress counted(List<Integer> purchases, int used, int every) {
        long left = 0;
        long gifts = 0;
        for (int stamps : purchases) {
            for (int i = 0; i < stamps; i++) {
                left++;
                if (left == every) {
                    left = 0;
                    gifts++;
                }
            }
        }
        while (gifts < used) {
            gifts++;
            left -= every;
        }
        return new Progress(left, gifts);
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return Combinators.combine(
                        Arbitraries.of(0, 0, 0, 1, 1, 2),
                        Arbitraries.integers().between(1, 30),
                        Arbitraries.integers().between(0, 40))
                .as(Step::new)
                .list()
                .ofMaxSize(40);
    }
}
