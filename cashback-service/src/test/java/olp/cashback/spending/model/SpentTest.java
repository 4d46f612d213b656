package olp.cashback.spending.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import olp.platform.ledger.model.Part;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpentTest {
    private static final UUID FIRST = new UUID(1, 1);
    private static final UUID SECOND = new UUID(1, 2);
    private static final UUID FUNDER = new UUID(2, 2);

    /** Of a tender of 200, 50 were taken from the first lot and 70 from the second; 80 were not there. */
    private static final List<Part> SPENT = List.of(new Part(FIRST, FUNDER, 50), new Part(SECOND, FUNDER, 70));

    @ParameterizedTest
    @CsvSource({
        // refunded before and now: into the first lot, into the second, less of a shortfall
        "0,   30,  0, 30,  0",
        "0,   70,  0, 70,  0",
        "0,  100, 30, 70,  0",
        "100, 20, 20,  0,  0",
        "100, 50, 20,  0, 30",
        "0,  200, 50, 70, 80",
        "120, 80,  0,  0, 80",
        "150, 50,  0,  0, 50",
        "0,    0,  0,  0,  0",
    })
    void what_was_taken_comes_back_before_the_shortfall_shrinks(
            long before, long now, long first, long second, long shortfall) {
        var back = Spent.back(SPENT, before, now);
        assertEquals(first, of(FIRST, back.parts()));
        assertEquals(second, of(SECOND, back.parts()));
        assertEquals(shortfall, back.shortfall());
    }

    @Property
    void in_whatever_parts_it_comes_back_no_more_comes_back_than_was_taken(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 0, max = 60) Integer> refunds) {
        long before = 0;
        long first = 0;
        long second = 0;
        for (var refund : refunds) {
            var back = Spent.back(SPENT, before, refund);
            assertEquals(refund.longValue(), Part.sum(back.parts()) + back.shortfall());
            before += refund;
            first += of(FIRST, back.parts());
            second += of(SECOND, back.parts());
            assertEquals(Math.min(120, before), first + second);
            assertEquals(Math.min(70, before), second, "what was spent last comes back first");
        }
    }

    private static long of(UUID lot, List<Part> parts) {
        return Part.sum(parts.stream().filter(part -> part.lot().equals(lot)).toList());
    }
}
