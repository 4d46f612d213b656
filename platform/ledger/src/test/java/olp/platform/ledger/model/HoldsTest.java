package olp.platform.ledger.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldsTest {
    private final LedgerWords ledger = new LedgerWords();
    private final UUID aiko = ledger.books.open();
    private final UUID soon = ledger.earn(aiko, 10, Books.START, Books.day(20));
    private final UUID later = ledger.earn(aiko, 10, Books.START, Books.day(40));

    @AfterEach
    void the_books_are_sound() {
        Invariants.check(ledger.books);
    }

    @ParameterizedTest
    @CsvSource({
        // of a hold of 15, captured: active, left of the lot that ends soon, and of the one that ends later
        "15,  5, 0,  5",
        "12,  8, 0,  8",
        "10, 10, 0, 10",
        "4,  16, 6, 10",
        "1,  19, 9, 10",
        "0,  20, 10, 10",
    })
    void part_of_a_hold_is_spent_from_the_lots_that_end_first_and_the_rest_is_free(
            long captured, long active, long leftOfSoon, long leftOfLater) {
        var hold = ledger.hold(aiko, 15, Books.day(1));
        assertEquals(List.of(5L, 0L, 15L, 0L), ledger.has(aiko));
        var spent = ledger.capture(hold, captured);
        assertEquals(captured, Part.sum(spent));
        assertEquals(List.of(active, 0L, 0L, 0L), ledger.has(aiko));
        assertEquals(List.of(leftOfSoon, leftOfLater), List.of(ledger.left(soon), ledger.left(later)));
        assertEquals(Hold.State.CAPTURED, ledger.books.holds.get(hold).state());
        assertEquals(captured, ledger.books.holds.get(hold).captured());
    }

    @Test
    void what_is_captured_names_lots_and_issuers() {
        var hold = ledger.hold(aiko, 15, Books.day(1));
        assertEquals(List.of(new Part(soon, Books.SHOP, 10), new Part(later, Books.SHOP, 2)), ledger.capture(hold, 12));
    }

    @ParameterizedTest
    @CsvSource({"0.9999, HELD, 5, 15", "1, EXPIRED, 20, 0", "1.5, EXPIRED, 20, 0"})
    void a_hold_is_over_at_its_instant_whether_or_not_that_was_posted(
            double day, Hold.State state, long active, long held) {
        var hold = ledger.hold(aiko, 15, Books.day(1));
        ledger.at(day);
        assertEquals(state, ledger.books.holds.get(hold).stateAt(ledger.books.now));
        assertEquals(List.of(active, 0L, held, 0L), ledger.has(aiko));
        ledger.books.settle(aiko);
        assertEquals(state, ledger.books.holds.get(hold).state());
    }

    @Test
    void what_a_hold_frees_of_a_lot_that_lapsed_meanwhile_is_gone() {
        ledger.hold(aiko, 15, Books.day(30));
        ledger.at(25);
        // 5 of the second lot are active; the first has nothing left that could lapse.
        assertEquals(List.of(5L, 0L, 15L, 0L), ledger.has(aiko));
        ledger.at(30);
        assertEquals(List.of(10L, 0L, 0L, 0L), ledger.has(aiko));
    }

    @Test
    void what_is_held_can_be_spent_after_its_lot_has_lapsed() {
        var hold = ledger.hold(aiko, 8, Books.day(30));
        ledger.at(25);
        assertEquals(List.of(10L, 0L, 8L, 0L), ledger.has(aiko));
        ledger.capture(hold, 5);
        assertEquals(List.of(10L, 0L, 0L, 0L), ledger.has(aiko));
    }

    @Test
    void a_hold_that_was_let_go_leaves_no_trace_in_the_lots() {
        ledger.release(ledger.hold(aiko, 15, Books.day(1)));
        assertEquals(List.of(20L, 0L, 0L, 0L), ledger.has(aiko));
        assertEquals(List.of(10L, 10L), List.of(ledger.left(soon), ledger.left(later)));
    }

    @Test
    void a_hold_without_an_end_lasts_until_it_is_ended() {
        var hold = ledger.hold(aiko, 15, null);
        ledger.at(1000);
        ledger.books.settle(aiko);
        assertEquals(List.of(0L, 0L, 15L, 0L), ledger.has(aiko));
        assertEquals(Hold.State.HELD, ledger.books.holds.get(hold).stateAt(ledger.books.now));
        assertNull(ledger.books.dueAt(aiko));
        assertEquals(12, Part.sum(ledger.capture(hold, 12)));
    }

    @Test
    void what_a_hold_without_an_end_frees_of_lapsed_lots_is_gone() {
        var hold = ledger.hold(aiko, 15, null);
        ledger.at(25);
        ledger.release(hold);
        assertEquals(List.of(10L, 0L, 0L, 0L), ledger.has(aiko));
        ledger.books.settle(aiko);
        assertEquals(List.of(0L, 10L), List.of(ledger.left(soon), ledger.left(later)));
    }

    @Test
    void holds_do_not_share_lots_points() {
        ledger.hold(aiko, 12, Books.day(1));
        ledger.hold(aiko, 8, Books.day(2));
        assertEquals(List.of(0L, 0L, 20L, 0L), ledger.has(aiko));
        assertThrows(IllegalStateException.class, () -> ledger.hold(aiko, 1, Books.day(1)));
        ledger.at(1);
        assertEquals(List.of(12L, 0L, 8L, 0L), ledger.has(aiko));
    }
}
