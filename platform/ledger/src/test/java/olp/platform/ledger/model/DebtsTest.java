package olp.platform.ledger.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A holder may owe what a return could not take back; whatever becomes active pays it back first. */
class DebtsTest {
    private final LedgerWords ledger = new LedgerWords();
    private final UUID aiko = ledger.books.open();

    @AfterEach
    void the_books_are_sound() {
        Invariants.check(ledger.books);
    }

    private void owes(long amount) {
        var lot = ledger.earn(aiko, amount, ledger.books.now, null);
        ledger.spend(aiko, amount);
        ledger.reverse(aiko, List.of(lot), amount, true);
        assertEquals(-amount, ledger.books.balance(aiko).owed());
    }

    @Test
    void what_can_be_spent_is_less_than_nothing() {
        owes(10);
        assertEquals(-10, ledger.books.balance(aiko).available());
        assertEquals(-10, ledger.books.balance(aiko).total());
    }

    @Test
    void new_earnings_pay_it_back() {
        owes(10);
        ledger.earn(aiko, 4, Books.START, null);
        assertEquals(List.of(0L, 0L, 0L, -6L), ledger.has(aiko));
        ledger.earn(aiko, 9, Books.START, null);
        assertEquals(List.of(3L, 0L, 0L, 0L), ledger.has(aiko));
    }

    @Test
    void pending_ones_pay_it_back_when_they_become_active() {
        owes(10);
        ledger.earn(aiko, 6, Books.day(5), null);
        ledger.earn(aiko, 7, Books.day(9), null);
        assertEquals(List.of(0L, 13L, 0L, -10L), ledger.has(aiko));
        ledger.at(5);
        assertEquals(List.of(0L, 7L, 0L, -4L), ledger.has(aiko));
        ledger.at(9);
        assertEquals(List.of(3L, 0L, 0L, 0L), ledger.has(aiko));
    }

    @Test
    void pending_ones_that_lapse_before_pay_nothing() {
        owes(10);
        ledger.earn(aiko, 6, Books.day(5), Books.day(4));
        ledger.at(9);
        assertEquals(List.of(0L, 0L, 0L, -10L), ledger.has(aiko));
    }

    @Test
    void the_end_of_a_hold_pays_it_back() {
        var lot = ledger.earn(aiko, 10, Books.START, null);
        ledger.hold(aiko, 6, Books.day(1));
        ledger.spend(aiko, 4);
        assertEquals(10, ledger.reverse(aiko, List.of(lot), 10, true).owed());
        assertEquals(List.of(0L, 0L, 6L, -10L), ledger.has(aiko));
        ledger.at(1);
        assertEquals(List.of(0L, 0L, 0L, -4L), ledger.has(aiko));
    }

    @Test
    void the_rest_of_a_captured_hold_pays_it_back() {
        var lot = ledger.earn(aiko, 10, Books.START, null);
        var hold = ledger.hold(aiko, 10, Books.day(1));
        ledger.reverse(aiko, List.of(lot), 8, true);
        ledger.capture(hold, 7);
        assertEquals(List.of(0L, 0L, 0L, -5L), ledger.has(aiko));
    }

    @Test
    void what_another_holder_passes_on_pays_it_back() {
        owes(10);
        var bert = ledger.holderOf(25);
        ledger.transfer(bert, new Lot.Owner(aiko, aiko, false), 25);
        assertEquals(List.of(15L, 0L, 0L, 0L), ledger.has(aiko));
    }

    @Test
    void what_comes_back_from_a_return_pays_it_back() {
        var lot = ledger.earn(aiko, 10, Books.START, null);
        var spent = ledger.spend(aiko, 10);
        ledger.reverse(aiko, List.of(lot), 10, true);
        ledger.restore(aiko, spent);
        assertEquals(List.of(0L, 0L, 0L, 0L), ledger.has(aiko));
    }

    @Test
    void an_operators_gift_pays_it_back() {
        owes(10);
        ledger.adjustUp(aiko, aiko, 12);
        assertEquals(List.of(2L, 0L, 0L, 0L), ledger.has(aiko));
    }

    @Test
    void a_debt_moves_with_a_merger_and_is_paid_by_what_the_other_has() {
        owes(10);
        var bert = ledger.holderOf(25);
        ledger.merge(aiko, bert);
        assertEquals(List.of(15L, 0L, 0L, 0L), ledger.has(bert));
        assertEquals(List.of(0L, 0L, 0L, 0L), ledger.has(aiko));
    }

    @Test
    void who_owes_is_paid_off_by_who_joins() {
        owes(10);
        ledger.merge(ledger.holderOf(4), aiko);
        assertEquals(List.of(0L, 0L, 0L, -6L), ledger.has(aiko));
    }

    @Test
    void debts_of_both_add_up_and_part_again() {
        owes(10);
        var bert = ledger.books.open();
        var lot = ledger.earn(bert, 5, Books.START, null);
        ledger.spend(bert, 5);
        ledger.reverse(bert, List.of(lot), 5, true);
        ledger.merge(bert, aiko);
        assertEquals(-15, ledger.books.balance(aiko).owed());
        ledger.split(aiko, bert, List.of(bert), 5, 5);
        assertEquals(-10, ledger.books.balance(aiko).owed());
        assertEquals(-5, ledger.books.balance(bert).owed());
    }
}
