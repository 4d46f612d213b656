package olp.platform.ledger.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import olp.platform.ledger.model.Ends.End;
import org.junit.jupiter.api.Test;

class EndsTest {
    @Test
    void the_soonest_ends_are_kept_and_summed_by_instant() {
        var ends = Ends.NONE.plus(Books.day(3), 5).plus(Books.day(1), 2).plus(Books.day(3), 4);
        assertEquals(new Ends(List.of(end(1, 2), end(3, 9)), null), ends);
    }

    @Test
    void what_never_ends_is_not_listed() {
        assertEquals(Ends.NONE, Ends.NONE.plus(null, 5));
    }

    @Test
    void an_end_of_which_nothing_is_left_goes() {
        assertEquals(Ends.NONE, Ends.NONE.plus(Books.day(1), 2).plus(Books.day(1), -2));
    }

    @Test
    void a_list_of_all_there_is_never_has_to_be_read_again() {
        assertEquals(false, Ends.NONE.isUsedUp());
    }

    @Test
    void beyond_the_most_that_are_kept_the_list_says_how_far_it_is_complete() {
        var full = from(1, 5);
        assertEquals(new Ends(ends(1, 5), null), full);
        assertEquals(new Ends(ends(1, 5), Books.day(5)), full.plus(Books.day(6), 10));
        assertEquals(new Ends(ends(0, 4), Books.day(4)), full.plus(Books.day(0), 10));
    }

    @Test
    void what_ends_later_than_the_list_goes_is_not_counted() {
        var full = from(1, 6);
        assertEquals(full, full.plus(Books.day(7), 10).plus(Books.day(6), -10));
    }

    @Test
    void a_list_that_is_used_up_is_to_be_read_again() {
        var ends = from(1, 6);
        for (int day = 1; day <= 5; day++) {
            assertEquals(false, ends.isUsedUp());
            ends = ends.plus(Books.day(day), -10);
        }
        assertEquals(true, ends.isUsedUp());
        assertEquals(new Ends(ends(6, 6), null), Ends.of(ends(6, 6)));
    }

    @Test
    void no_more_can_end_than_there_is() {
        var ends = Ends.NONE.plus(Books.day(1), 2);
        assertThrows(IllegalStateException.class, () -> ends.plus(Books.day(1), -3));
        assertThrows(IllegalStateException.class, () -> ends.plus(Books.day(2), -1));
    }

    private static Ends from(int first, int last) {
        return Ends.of(ends(first, last));
    }

    private static List<End> ends(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(day -> end(day, 10)).toList();
    }

    private static End end(int day, long amount) {
        return new End(Books.day(day), amount);
    }
}
