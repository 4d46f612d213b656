package olp.local.replay.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanesTest {

    @Test
    void what_is_one_owners_stays_together_and_in_order() {
        List<List<String>> lanes = Lanes.of(List.of("a1", "b1", "a2", "c1", "b2", "a3"), 2, each -> each.charAt(0));
        assertEquals(List.of(List.of("a1", "a2", "a3"), List.of("b1", "c1", "b2")), lanes);
    }

    @Test
    void no_lane_is_empty() {
        assertEquals(List.of(List.of("a1")), Lanes.of(List.of("a1"), 4, each -> each));
        assertEquals(List.of(), Lanes.of(List.<String>of(), 4, each -> each));
    }

    @Test
    void lanes_are_about_as_long() {
        List<Integer> work = IntStream.range(0, 1_000).boxed().toList();
        List<List<Integer>> lanes = Lanes.of(work, 8, each -> each % 97);
        assertEquals(8, lanes.size());
        assertTrue(lanes.stream().allMatch(lane -> lane.size() > 100 && lane.size() < 150), lanes.toString());
    }
}
