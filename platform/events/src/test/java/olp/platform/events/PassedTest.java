package olp.platform.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PassedTest {
    private final Passed passed = new Passed();

    @BeforeEach
    void up_to_ten() {
        passed.sent(List.of(10L), true);
        passed.mark();
        passed.markedHaveEnded();
        passed.sent(List.of(), true);
    }

    @Test
    void what_was_sent_without_a_gap_is_passed() {
        passed.sent(List.of(11L, 12L, 13L), true);
        assertEquals(13, passed.upTo());
    }

    @Test
    void a_gap_is_looked_at_until_it_is_filled() {
        passed.sent(List.of(11L, 14L, 15L), true);
        assertEquals(11, passed.upTo());
        passed.sent(List.of(12L, 13L, 16L), true);
        assertEquals(16, passed.upTo());
    }

    @Test
    void a_gap_is_passed_once_whoever_may_fill_it_has_ended() {
        passed.sent(List.of(11L, 14L), true);
        passed.mark();
        passed.sent(List.of(20L), true);
        assertEquals(11, passed.upTo());
        passed.markedHaveEnded();
        passed.sent(List.of(12L), true);
        assertEquals(14, passed.upTo(), "what came before the mark; not the gap before 20");
    }

    @Test
    void a_gap_is_not_passed_by_a_look_that_did_not_find_all() {
        passed.sent(List.of(11L, 14L), true);
        passed.mark();
        passed.markedHaveEnded();
        passed.sent(List.of(), false);
        assertEquals(11, passed.upTo());
        passed.sent(List.of(12L), true);
        assertEquals(14, passed.upTo());
    }

    @Test
    void a_number_far_ahead_is_passed_only_by_a_mark() {
        passed.sent(List.of(1L << 40), true);
        assertEquals(10, passed.upTo());
        passed.mark();
        passed.markedHaveEnded();
        passed.sent(List.of(), true);
        assertEquals(1L << 40, passed.upTo());
    }

    /** Transactions take numbers, then end in any order, some without a trace; a mark waits for those before it. */
    @Test
    void whatever_commits_is_above_what_is_passed_until_it_was_sent() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var relay = new Passed();
            var open = new TreeSet<Long>();
            var visible = new TreeSet<Long>();
            var waitedFor = new TreeSet<Long>();
            boolean waiting = false;
            long next = 1 + random.nextInt(1000);
            for (int step = 0; step < 500; step++) {
                switch (random.nextInt(6)) {
                    case 0, 1 -> open.add(next++);
                    case 2 ->
                        open.stream()
                                .skip(random.nextInt(1 + open.size()))
                                .findFirst()
                                .ifPresent(number -> {
                                    open.remove(number);
                                    waitedFor.remove(number);
                                    if (random.nextInt(4) > 0) {
                                        visible.add(number);
                                    }
                                });
                    case 3 -> {
                        relay.mark();
                        waitedFor.clear();
                        waitedFor.addAll(open);
                        waiting = true;
                    }
                    case 4 -> {
                        if (waiting && waitedFor.isEmpty()) {
                            relay.markedHaveEnded();
                            waiting = false;
                        }
                    }
                    default -> {
                        var found = visible.tailSet(relay.upTo(), false).stream()
                                .limit(5)
                                .toList();
                        assertEquals(visible.stream().limit(5).toList(), found, "seed " + seed);
                        visible.removeAll(found);
                        relay.sent(found, found.size() < 5);
                    }
                }
            }
        }
    }
}
