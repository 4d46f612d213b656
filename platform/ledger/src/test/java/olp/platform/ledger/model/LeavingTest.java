package olp.platform.ledger.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Value on its way out of the house. */
class LeavingTest {
    private final LedgerWords ledger = new LedgerWords();
    private final UUID aiko = ledger.books.open();

    @AfterEach
    void the_books_are_sound() {
        Invariants.check(ledger.books);
    }

    private long at(Place place) {
        return ledger.books.house.getOrDefault(new LedgerBatch.HouseAccount(place, Books.SHOP), 0L);
    }

    @Test
    void what_leaves_is_not_the_holders_and_not_gone() {
        ledger.earn(aiko, 10, Books.START, null);
        ledger.take(aiko, 7, Place.LEAVING, "PAID_OUT");
        assertEquals(List.of(3L, 0L, 0L, 0L), ledger.has(aiko));
        assertEquals(List.of(7L, 0L), List.of(at(Place.LEAVING), at(Place.LEFT)));
    }

    @Test
    void what_has_arrived_is_gone() {
        ledger.earn(aiko, 10, Books.START, null);
        ledger.arrive(aiko, ledger.take(aiko, 7, Place.LEAVING, "PAID_OUT"));
        assertEquals(List.of(3L, 0L, 0L, 0L), ledger.has(aiko));
        assertEquals(List.of(0L, 7L), List.of(at(Place.LEAVING), at(Place.LEFT)));
    }

    @Test
    void what_comes_back_is_in_its_lots_again() {
        var soon = ledger.earn(aiko, 4, Books.START, Books.day(90));
        var late = ledger.earn(aiko, 6, Books.START, null);
        var parts = ledger.take(aiko, 7, Place.LEAVING, "PAID_OUT");
        ledger.restore(aiko, Place.LEAVING, parts);
        assertEquals(List.of(4L, 6L), List.of(ledger.left(soon), ledger.left(late)));
        assertEquals(0, at(Place.LEAVING));
    }

    @Test
    void what_comes_back_too_late_for_its_lot_lives_on_for_30_days() {
        ledger.earn(aiko, 4, Books.START, Books.day(10));
        var parts = ledger.take(aiko, 4, Place.LEAVING, "PAID_OUT");
        ledger.at(20);
        ledger.restore(aiko, Place.LEAVING, parts);
        assertEquals(List.of(4L, 0L, 0L, 0L), ledger.has(aiko));
        ledger.at(49.9);
        assertEquals(List.of(4L, 0L, 0L, 0L), ledger.has(aiko));
        ledger.at(50);
        assertEquals(List.of(0L, 0L, 0L, 0L), ledger.has(aiko));
    }

    @Test
    void what_comes_back_pays_a_debt_first() {
        ledger.earn(aiko, 10, Books.START, null);
        var parts = ledger.take(aiko, 10, Place.LEAVING, "PAID_OUT");
        ledger.reverse(aiko, List.of(), 4, true);
        ledger.restore(aiko, Place.LEAVING, parts);
        assertEquals(List.of(6L, 0L, 0L, 0L), ledger.has(aiko));
    }
}
