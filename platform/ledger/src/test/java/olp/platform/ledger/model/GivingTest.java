package olp.platform.ledger.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GivingTest {
    private static final double NEVER = -1;

    private final LedgerWords ledger = new LedgerWords();
    private final UUID aiko = ledger.books.open();

    @AfterEach
    void the_books_are_sound() {
        Invariants.check(ledger.books);
    }

    @ParameterizedTest
    @CsvSource({
        // from day, ends on day, read on day: active, pending
        "0,  -1,  0, 10,  0",
        "14, -1,  0,  0, 10",
        "14, -1, 13.99999, 0, 10",
        "14, -1, 14, 10,  0",
        "14, -1, 99, 10,  0",
        "14, 30, 29.99999, 10, 0",
        "14, 30, 30,  0,  0",
        // It ends before it begins: it is never active.
        "30, 20, 19, 0, 10",
        "30, 20, 20, 0, 0",
        "30, 20, 40, 0, 0",
        // It is told late: active at once, and lapsed at once.
        "-9, -1,  0, 10,  0",
        "-9, -2,  0, 10,  0",
        "-9, -3,  0,  0,  0",
    })
    void a_lot_is_pending_then_active_then_gone(double from, double ends, double read, long active, long pending) {
        ledger.earn(aiko, 10, Books.day(from), ends == -2 ? Books.day(1) : end(ends));
        ledger.at(read);
        assertEquals(List.of(active, pending, 0L, 0L), ledger.has(aiko));
        ledger.books.settle(aiko);
        assertEquals(List.of(active, pending, 0L, 0L), ledger.has(aiko));
        assertEquals(10, ledger.books.balance(aiko).lifetime());
    }

    @Test
    void what_is_due_is_posted_at_its_own_time_whenever_that_is_done() {
        ledger.earn(aiko, 10, Books.day(14), Books.day(30));
        ledger.at(100);
        ledger.books.settle(aiko);
        assertEquals(
                List.of("EARNED " + Books.day(0), "ACTIVATED " + Books.day(14), "EXPIRED " + Books.day(30)),
                ledger.books.entries.stream()
                        .map(entry -> entry.kind() + " " + entry.at())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        // ends of three lots, given in this order, and what is left of each when 15 of 10 + 10 + 10 are spent
        "30, 20, 10, 10, 5, 0",
        "10, 20, 30, 0, 5, 10",
        "20, 10, -1, 5, 0, 10",
        "-1, 20, 10, 10, 5, 0",
        "-1, -1, 10, 5, 10, 0",
        "20, 20, 20, 0, 5, 10",
        "-1, -1, -1, 0, 5, 10",
    })
    void the_soonest_ending_is_spent_first_then_the_oldest_and_the_endless_last(
            double one, double two, double three, long leftOfOne, long leftOfTwo, long leftOfThree) {
        List<UUID> lots = new ArrayList<>();
        for (var ends : List.of(one, two, three)) {
            lots.add(ledger.earn(aiko, 10, Books.START, end(ends)));
        }
        ledger.spend(aiko, 15);
        assertEquals(
                List.of(leftOfOne, leftOfTwo, leftOfThree),
                lots.stream().map(ledger::left).toList());
    }

    @Test
    void of_lots_that_end_together_the_one_that_was_active_first_goes_first() {
        var younger = ledger.earn(aiko, 10, Books.day(-1), Books.day(50));
        var older = ledger.earn(aiko, 10, Books.day(-2), Books.day(50));
        assertEquals(
                List.of(older, younger),
                ledger.spend(aiko, 11).stream().map(Part::lot).toList());
    }

    @Test
    void a_lot_that_has_just_lapsed_does_not_stand_in_the_way_of_the_next() {
        ledger.earn(aiko, 10, Books.START, Books.day(5));
        var next = ledger.earn(aiko, 10, Books.START, Books.day(9));
        ledger.at(5);
        assertEquals(next, ledger.spend(aiko, 1).getFirst().lot());
    }

    @Test
    void with_a_notice_a_lot_lapses_two_weeks_after_it_at_the_soonest() {
        var lot = ledger.earn(aiko, aiko, 10, Books.START, Books.day(30), true);
        ledger.at(60);
        assertEquals(List.of(10L, 0L, 0L, 0L), ledger.has(aiko));
        ledger.books.warn(lot);
        ledger.at(73.9999);
        assertEquals(List.of(10L, 0L, 0L, 0L), ledger.has(aiko));
        ledger.at(74);
        assertEquals(List.of(0L, 0L, 0L, 0L), ledger.has(aiko));
    }

    @Test
    void what_is_passed_on_keeps_issuer_rule_and_end() {
        var bert = ledger.books.open();
        ledger.earn(aiko, 10, Books.START, Books.day(40));
        ledger.earn(aiko, 10, Books.START, null);
        ledger.transfer(aiko, new Lot.Owner(bert, bert, true), 15);

        assertEquals(List.of(5L, 0L, 0L, 0L), ledger.has(aiko));
        assertEquals(List.of(15L, 0L, 0L, 0L), ledger.has(bert));
        var arrived = ledger.books.settled(bert).open(Place.ACTIVE);
        assertEquals(List.of(10L, 5L), arrived.stream().map(Lot::remaining).toList());
        assertEquals(Books.day(40), arrived.getFirst().expiresAt());
        assertEquals(Books.SHOP, arrived.getFirst().issuer());
        assertEquals("base", arrived.getFirst().rule());
        assertEquals(bert, arrived.getFirst().origin());
        // The new holder is a member: the lot waits for a notice, though the old holder's would not have.
        assertEquals(null, arrived.getFirst().lapsesAt());
        assertEquals(0, ledger.books.balance(bert).lifetime());
        assertEquals(20, ledger.books.balance(aiko).lifetime());
    }

    @Test
    void an_adjustment_is_not_issued() {
        ledger.adjustUp(aiko, aiko, 10);
        ledger.take(aiko, 3, Place.ADJUSTED, "ADJUSTED");
        assertEquals(new Balance(7, 0, 0, 0, 0), ledger.books.balance(aiko));
    }

    private static Instant end(double day) {
        return day == NEVER ? null : Books.day(day);
    }
}
