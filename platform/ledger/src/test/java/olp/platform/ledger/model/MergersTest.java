package olp.platform.ledger.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MergersTest {
    private final LedgerWords ledger = new LedgerWords();
    private final UUID aiko = ledger.holderOf(10);
    private final UUID bert = ledger.books.open();

    @AfterEach
    void the_books_are_sound() {
        Invariants.check(ledger.books);
    }

    @Test
    void lots_holds_and_lifetime_move_and_nothing_is_lost_or_doubled() {
        ledger.earn(bert, 8, Books.START, Books.day(50));
        ledger.earn(bert, 5, Books.day(3), null);
        var hold = ledger.hold(bert, 8, Books.day(2));
        ledger.merge(bert, aiko);

        assertEquals(new Balance(10, 5, 8, 0, 23), ledger.books.balance(aiko));
        assertEquals(Balance.NOTHING, ledger.books.balance(bert));
        assertEquals(aiko, ledger.books.holds.get(hold).account());
        ledger.capture(hold, 3);
        assertEquals(List.of(15L, 5L, 0L, 0L), ledger.has(aiko));
        ledger.at(50);
        assertEquals(List.of(15L, 0L, 0L, 0L), ledger.has(aiko));
    }

    @Test
    void a_hold_ends_at_its_time_on_the_account_that_it_moved_to() {
        ledger.earn(bert, 8, Books.START, null);
        ledger.hold(bert, 8, Books.day(2));
        ledger.merge(bert, aiko);
        ledger.at(2);
        assertEquals(List.of(18L, 0L, 0L, 0L), ledger.has(aiko));
    }

    @Test
    void what_time_brought_before_a_merger_is_posted_before_it() {
        ledger.earn(bert, 8, Books.START, Books.day(1));
        ledger.earn(bert, 5, Books.day(1), null);
        ledger.at(2);
        ledger.merge(bert, aiko);
        assertEquals(List.of(15L, 0L, 0L, 0L), ledger.has(aiko));
    }

    @Test
    void parting_moves_back_what_came_and_was_given_since_less_what_was_spent() {
        ledger.earn(bert, 8, Books.START, Books.day(50));
        ledger.merge(bert, aiko);
        ledger.earn(aiko, bert, 6, Books.START, Books.day(60), false);
        ledger.spend(aiko, 5);
        ledger.split(aiko, bert, List.of(bert), 0, 14);

        assertEquals(new Balance(9, 0, 0, 0, 14), ledger.books.balance(bert));
        assertEquals(new Balance(10, 0, 0, 0, 10), ledger.books.balance(aiko));
    }

    @Test
    void what_is_held_goes_with_the_card_that_it_was_held_with() {
        ledger.earn(bert, 8, Books.START, Books.day(50));
        ledger.merge(bert, aiko);
        var berts = ledger.hold(aiko, bert, 8, Books.day(2));
        var aikos = ledger.hold(aiko, aiko, 3, Books.day(2));
        ledger.split(aiko, bert, List.of(bert), 0, 8);

        assertEquals(new Balance(0, 0, 8, 0, 8), ledger.books.balance(bert));
        assertEquals(new Balance(7, 0, 3, 0, 10), ledger.books.balance(aiko));
        ledger.capture(berts, 5);
        ledger.release(aikos);
        assertEquals(List.of(3L, 0L, 0L, 0L), ledger.has(bert));
        assertEquals(List.of(10L, 0L, 0L, 0L), ledger.has(aiko));
    }

    @Test
    void a_hold_that_went_with_its_card_ends_there_at_its_time() {
        ledger.earn(bert, 8, Books.START, null);
        ledger.merge(bert, aiko);
        ledger.hold(aiko, aiko, 10, Books.day(1));
        ledger.hold(aiko, bert, 6, Books.day(2));
        ledger.split(aiko, bert, List.of(bert), 0, 8);
        ledger.at(2);
        assertEquals(List.of(8L, 0L, 0L, 0L), ledger.has(bert));
        assertEquals(List.of(10L, 0L, 0L, 0L), ledger.has(aiko));
    }

    @Test
    void accounts_are_not_parted_while_one_side_holds_points_of_the_other() {
        ledger.merge(bert, aiko);
        ledger.hold(aiko, bert, 1, Books.day(1));
        assertThrows(IllegalStateException.class, () -> ledger.split(aiko, bert, List.of(bert), 0, 0));
        ledger.at(1);
        ledger.split(aiko, bert, List.of(bert), 0, 0);
        assertEquals(List.of(10L, 0L, 0L, 0L), ledger.has(aiko));
    }

    @Test
    void a_hold_with_lots_of_both_sides_is_torn_and_still_spent_as_one() {
        ledger.earn(bert, 8, Books.START, Books.day(50));
        ledger.merge(bert, aiko);
        var hold = ledger.hold(aiko, bert, 11, Books.day(2));
        ledger.part(aiko, bert, List.of(bert), 0, 8);

        assertEquals(List.of(0L, 0L, 8L, 0L), ledger.has(bert));
        assertEquals(List.of(7L, 0L, 3L, 0L), ledger.has(aiko));
        assertEquals(2, ledger.pieces(hold).size());
        assertEquals(11, ledger.held(hold));
        assertEquals(9, Part.sum(ledger.capture(hold, 9)));
        assertEquals(List.of(0L, 0L, 0L, 0L), ledger.has(bert));
        assertEquals(List.of(9L, 0L, 0L, 0L), ledger.has(aiko));
    }

    @Test
    void what_a_torn_hold_frees_is_whose_it_was() {
        ledger.earn(bert, 8, Books.START, Books.day(50));
        ledger.merge(bert, aiko);
        var hold = ledger.hold(aiko, bert, 11, Books.day(2));
        ledger.part(aiko, bert, List.of(bert), 0, 8);
        ledger.release(hold);
        assertEquals(List.of(8L, 0L, 0L, 0L), ledger.has(bert));
        assertEquals(List.of(10L, 0L, 0L, 0L), ledger.has(aiko));
    }

    @Test
    void each_piece_of_a_torn_hold_ends_at_its_time() {
        ledger.earn(bert, 8, Books.START, Books.day(50));
        ledger.merge(bert, aiko);
        ledger.hold(aiko, bert, 11, Books.day(2));
        ledger.part(aiko, bert, List.of(bert), 0, 8);
        ledger.at(2);
        assertEquals(List.of(8L, 0L, 0L, 0L), ledger.has(bert));
        assertEquals(List.of(10L, 0L, 0L, 0L), ledger.has(aiko));
    }

    @Test
    void a_hold_stays_with_its_lots_whichever_card_it_was_made_with() {
        ledger.merge(bert, aiko);
        var hold = ledger.hold(aiko, bert, 4, Books.day(2));
        ledger.part(aiko, bert, List.of(bert), 0, 0);
        assertEquals(List.of(6L, 0L, 4L, 0L), ledger.has(aiko));
        ledger.capture(hold, 4);
        assertEquals(List.of(6L, 0L, 0L, 0L), ledger.has(aiko));
        assertEquals(List.of(0L, 0L, 0L, 0L), ledger.has(bert));
    }

    @Test
    void what_was_spent_before_a_merger_comes_back_after_it() {
        ledger.earn(bert, 8, Books.START, Books.day(50));
        var all = ledger.spend(bert, 8);
        ledger.merge(bert, aiko);
        var back = ledger.restore(aiko, bert, all);
        assertEquals(List.of(18L, 0L, 0L, 0L), ledger.has(aiko));
        var lot = ledger.books.lots.get(back.getFirst().lot());
        assertEquals(Books.day(50), lot.expiresAt());
        assertEquals(bert, lot.origin());
        ledger.split(aiko, bert, List.of(bert), 0, 8);
        assertEquals(List.of(8L, 0L, 0L, 0L), ledger.has(bert));
    }

    @Test
    void what_was_spent_together_comes_back_to_whose_card_it_was_after_the_parting() {
        ledger.merge(bert, aiko);
        var spent = ledger.spend(aiko, 4);
        ledger.split(aiko, bert, List.of(bert), 0, 0);
        ledger.restore(bert, spent);
        assertEquals(List.of(4L, 0L, 0L, 0L), ledger.has(bert));
        assertEquals(List.of(6L, 0L, 0L, 0L), ledger.has(aiko));
    }
}
