package olp.cashback.purchases.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SoldTest {
    private static final UUID LOT = new UUID(2, 1);
    private static final UUID SHOP = new UUID(1, 1);
    private static final Sold SOLD = new Sold(
            new UUID(3, 3),
            new UUID(4, 4),
            SHOP,
            List.of(new Sold.Line(1, 3, 0), new Sold.Line(5, 2, 0)),
            List.of(
                    new Sold.Earned("a", 1, LOT, SHOP, List.of(10L, 5L)),
                    new Sold.Earned("b", 2, LOT, SHOP, List.of(0L, 1L))));

    private static List<String> due(Sold before, Sold after) {
        return after.dueSince(before).stream()
                .map(each -> each.of().rule() + each.amount())
                .toList();
    }

    @Test
    void a_lines_part_so_far_is_rounded_down_and_the_last_piece_gets_the_rest() {
        var one = SOLD.plus(Map.of(1, 1));
        var two = one.plus(Map.of(1, 1, 5, 1));
        var all = two.plus(Map.of(1, 1, 5, 1));
        assertEquals(List.of("a3"), due(SOLD, one));
        assertEquals(List.of("a5"), due(one, two));
        assertEquals(List.of("a7", "b1"), due(two, all));
        assertEquals(16, SOLD.amount());
    }

    @Test
    void no_more_comes_back_than_was_bought() {
        var some = SOLD.plus(Map.of(1, 2));
        assertThrows(IllegalArgumentException.class, () -> some.plus(Map.of(1, 2)));
        assertThrows(IllegalArgumentException.class, () -> some.plus(Map.of(1, 0)));
        assertThrows(IllegalArgumentException.class, () -> some.plus(Map.of(2, 1)));
    }
}
