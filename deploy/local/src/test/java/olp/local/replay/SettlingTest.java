package olp.local.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import olp.local.replay.Settling.Settled;
import org.junit.jupiter.api.Test;

class SettlingTest {

    @Test
    void figures_that_rise_are_waited_for() {
        AtomicLong figure = new AtomicLong();
        List<Check> checks = IntStream.range(0, 100)
                .mapToObj(i -> new Check("it", 7, () -> Math.min(7, figure.incrementAndGet() / 40)))
                .toList();
        Settled settled = await(checks, Duration.ofSeconds(20));
        assertTrue(settled.equal());
        assertEquals(700, settled.reported());
    }

    @Test
    void what_no_longer_changes_is_given_up_and_named() {
        Settled settled =
                await(List.of(new Check("right", 1, () -> 1), new Check("card 7", 2, () -> 1)), Duration.ofMillis(200));
        assertFalse(settled.equal());
        assertEquals(1, settled.unequal());
        assertEquals("card 7: expected 2, reported 1", settled.example());
    }

    private static Settled await(List<Check> checks, Duration patience) {
        Settling settling = new Settling("test", checks, patience, System.nanoTime());
        settling.awaitLast();
        return settling.compareAll();
    }
}
