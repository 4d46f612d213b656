package olp.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ArrivalsTest {

    @Test
    void arrivals_keep_their_rate_on_average_and_their_order() {
        Arrivals arrivals = new Arrivals(1_000, 5_000);
        long last = 1_000;
        for (int i = 0; i < 100_000; i++) {
            long next = arrivals.take();
            assertTrue(next >= last);
            last = next;
        }
        assertEquals(20.0, (last - 1_000) / 1e9, 0.5);
    }
}
