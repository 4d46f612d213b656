package olp.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TallyTest {

    private static final long SECOND = 1_000_000_000;

    private final Tally tally = new Tally(SECOND, 3 * SECOND, 201);

    @Test
    void only_answers_within_the_time_count() {
        tally.count(201, 0, SECOND - 1);
        tally.count(201, 0, SECOND);
        tally.count(201, 0, 3 * SECOND - 1);
        tally.count(201, 0, 3 * SECOND);
        assertEquals(1, tally.outcome().perSecond());
    }

    @Test
    void a_late_call_counts_from_when_it_was_due() {
        tally.count(201, SECOND, SECOND + 250_000_000);
        assertEquals(250, tally.outcome().p99Millis(), 0.5);
    }

    @Test
    void other_statuses_are_counted_apart() {
        tally.count(503, SECOND, SECOND + 1);
        tally.count(0, SECOND, SECOND + 1);
        assertEquals("{0=1, 503=1}", tally.outcome().failures());
        assertEquals(0, tally.outcome().perSecond());
    }
}
