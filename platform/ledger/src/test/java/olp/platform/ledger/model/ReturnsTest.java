package olp.platform.ledger.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReturnsTest {
    private static final UUID BANK = new UUID(1, 71);
    private static final UUID OTHER = new UUID(1, 72);

    private final LedgerWords ledger = new LedgerWords();
    private final UUID aiko = ledger.books.open();

    @AfterEach
    void the_books_are_sound() {
        Invariants.check(ledger.books);
    }

    @ParameterizedTest
    @CsvSource({
        // to take back: left of the purchase's own lot (6), of a pending one (5), of an active one (4); and not there
        "4,   2, 5, 4, 0",
        "6,   0, 5, 4, 0",
        "9,   0, 2, 4, 0",
        "11,  0, 0, 4, 0",
        "13,  0, 0, 2, 0",
        "15,  0, 0, 0, 0",
        "18,  0, 0, 0, 3",
    })
    void own_lots_go_first_then_pending_then_active_and_the_rest_is_missing(
            long amount, long own, long pending, long active, long missing) {
        var spent = ledger.earn(aiko, 4, Books.START, null);
        var waiting = ledger.earn(aiko, 5, Books.day(9), null);
        var given = ledger.earn(aiko, 6, Books.day(9), null);

        var reversal = ledger.reverse(aiko, List.of(given), amount, false);

        assertEquals(
                List.of(own, pending, active), List.of(ledger.left(given), ledger.left(waiting), ledger.left(spent)));
        assertEquals(missing, reversal.shortfall());
        assertEquals(0, reversal.owed());
        assertEquals(amount - missing, reversal.amount());
    }

    @Test
    void an_own_lot_goes_first_though_it_ends_last() {
        ledger.earn(aiko, 5, Books.START, Books.day(1));
        var own = ledger.earn(aiko, 5, Books.START, null);
        ledger.reverse(aiko, List.of(own), 5, false);
        assertEquals(0, ledger.left(own));
    }

    @Test
    void of_several_active_lots_the_soonest_ending_is_taken() {
        var late = ledger.earn(aiko, 5, Books.START, Books.day(90));
        var soon = ledger.earn(aiko, 5, Books.START, Books.day(10));
        ledger.reverse(aiko, List.of(), 6, false);
        assertEquals(List.of(0L, 4L), List.of(ledger.left(soon), ledger.left(late)));
    }

    @Test
    void what_is_held_is_not_taken() {
        var own = ledger.earn(aiko, 10, Books.START, null);
        var hold = ledger.hold(aiko, 7, Books.day(1));
        assertEquals(7, ledger.reverse(aiko, List.of(own), 10, false).shortfall());
        assertEquals(List.of(0L, 0L, 7L, 0L), ledger.has(aiko));
        ledger.capture(hold, 7);
    }

    @Test
    void what_has_lapsed_is_missing() {
        var own = ledger.earn(aiko, 10, Books.START, Books.day(3));
        ledger.at(3);
        assertEquals(10, ledger.reverse(aiko, List.of(own), 10, false).shortfall());
    }

    @Test
    void taking_back_an_own_lot_undoes_its_issue_and_other_lots_pay_the_shop() {
        var own = ledger.earn(aiko, 6, Books.START, null);
        ledger.earn(aiko, 6, Books.START, null);
        ledger.reverse(aiko, List.of(own), 8, false);
        assertEquals(
                List.of("ACTIVE>ISSUED 6", "ACTIVE>SPENT 2"),
                ledger.books.entries.stream()
                        .skip(2)
                        .map(entry -> entry.from() + ">" + entry.to() + " " + entry.amount())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        // The lot ends on this day; what comes back on day 0 is in it, or in one that ends on this day.
        "-1, true, -1",
        "60, true, 60",
        "30, true, 30",
        "29.9999, false, 30",
        "5, false, 30",
    })
    void what_was_spent_comes_back_into_its_lot_unless_that_ends_within_30_days(
            double ends, boolean same, double newEnds) {
        var end = ends < 0 ? null : Books.day(ends);
        var lot = ledger.earn(aiko, 10, Books.START, end);
        var restored = ledger.restore(aiko, ledger.spend(aiko, 7));

        assertEquals(7, Part.sum(restored));
        assertEquals(same ? 10 : 3, ledger.left(lot));
        var back = ledger.books.lots.get(restored.getFirst().lot());
        assertEquals(same, back.id().equals(lot));
        assertEquals(newEnds < 0 ? null : Books.day(newEnds), back.expiresAt());
        assertEquals(List.of(10L, 0L, 0L, 0L), ledger.has(aiko));
        assertEquals(10, ledger.books.balance(aiko).lifetime());
    }

    @Test
    void what_was_spent_of_a_lapsed_lot_comes_back_for_30_days() {
        var lot = ledger.earn(aiko, 10, Books.START, Books.day(5));
        var spent = ledger.spend(aiko, 7);
        ledger.at(50);
        var restored = ledger.restore(aiko, spent);
        assertNotEquals(lot, restored.getFirst().lot());
        assertEquals(List.of(7L, 0L, 0L, 0L), ledger.has(aiko));
        ledger.at(79.999);
        assertEquals(List.of(7L, 0L, 0L, 0L), ledger.has(aiko));
        ledger.at(80);
        assertEquals(List.of(0L, 0L, 0L, 0L), ledger.has(aiko));
    }

    @Test
    void each_partys_lots_give_back_their_own_and_what_is_spent_of_them_is_paid_to_that_party() {
        var shops = ledger.earn(aiko, 6, Books.START, Books.day(10));
        var banks = issued(BANK, 4, Books.day(20));
        var others = issued(OTHER, 5, Books.day(30));
        ledger.spend(aiko, 7); // all of the shop's, one of the bank's

        var taken = takeBack(List.of(new Part(shops, Books.SHOP, 5), new Part(banks, BANK, 4)), false);

        assertEquals(List.of(0L, 0L, 0L), List.of(ledger.left(shops), ledger.left(banks), ledger.left(others)));
        assertEquals(List.of(new Part(others, OTHER, 5)), taken.get(Books.SHOP).parts());
        assertEquals(List.of(new Part(banks, BANK, 3)), taken.get(BANK).parts());
        assertEquals(1, taken.get(BANK).shortfall());
        assertEquals(
                List.of("ACTIVE>ISSUED 3 " + BANK, "ACTIVE>SPENT 5 " + Books.SHOP),
                ledger.books.entries.stream()
                        .skip(4)
                        .map(entry -> entry.from() + ">" + entry.to() + " " + entry.amount() + " " + entry.party())
                        .toList());
    }

    @Test
    void another_lot_of_the_same_party_for_the_same_is_undone_before_anything_is_paid() {
        var one = ledger.earn(aiko, 6, Books.START, null);
        var two = ledger.earn(aiko, 6, Books.START, null);
        ledger.spend(aiko, 6);

        var taken = takeBack(List.of(new Part(one, Books.SHOP, 2), new Part(two, Books.SHOP, 1)), true);

        assertEquals(Map.of(Books.SHOP, new Returns.Reversal(List.of(new Part(two, Books.SHOP, 3)), 0, 0)), taken);
        assertEquals(3, ledger.left(two));
        assertEquals(
                7,
                takeBack(List.of(new Part(null, Books.SHOP, 10)), true)
                        .get(Books.SHOP)
                        .owed());
    }

    private UUID issued(UUID party, long amount, Instant end) {
        return ledger.books.post(new Reading().account(aiko), batch -> {
            var owner = new Lot.Owner(aiko, aiko, false);
            var lot = Lot.given(ledger.books.newId(), owner, party, Books.BASE, null, amount, Books.START, end);
            return new Value(batch).issue("EARNED", Books.BASE, lot).id();
        });
    }

    private Map<UUID, Returns.Reversal> takeBack(List<Part> given, boolean mayOwe) {
        var lots = given.stream().map(Part::lot).filter(lot -> lot != null).toList();
        return ledger.books.post(
                new Reading().reversing(aiko, Part.sum(given)).lots(lots),
                batch -> new Returns(batch).takeBack(aiko, given, Books.note("REVERSED"), mayOwe));
    }
}
