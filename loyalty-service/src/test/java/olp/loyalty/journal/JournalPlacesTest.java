package olp.loyalty.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import olp.platform.web.Problem;
import org.junit.jupiter.api.Test;

class JournalPlacesTest {
    @Test
    void a_line_waits_until_another_one_is_done() throws Exception {
        var places = new JournalPlaces(2, Duration.ofMinutes(1));
        assertTrue(places.takeFree());
        assertTrue(places.takeFree());
        assertFalse(places.takeFree());
        var third = CompletableFuture.runAsync(() -> taken(places));
        assertFalse(third.isDone());
        places.free();
        third.get(30, TimeUnit.SECONDS);
        assertFalse(places.takeFree());
    }

    @Test
    void a_line_that_finds_no_place_for_too_long_is_told_to_come_back() {
        var places = new JournalPlaces(0, Duration.ofMillis(10));
        var refused = assertThrows(Problem.class, places::take);
        assertEquals(503, refused.body().get("status"));
    }

    private static void taken(JournalPlaces places) {
        try {
            places.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
