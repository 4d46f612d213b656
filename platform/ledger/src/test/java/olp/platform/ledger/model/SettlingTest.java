package olp.platform.ledger.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** It makes no difference when, or how often, what is due is posted. */
class SettlingTest {
    private static final int LAST_DAY = 40;

    /** A lot: how much, active and ending on which days (0: never), and how much of it is at once held until when. */
    record Given(int amount, int from, int ends, int held, int until) {}

    @Property(tries = 2_000)
    void posting_at_any_instants_comes_to_the_same_as_posting_once_at_the_end(
            @ForAll("lots") List<Given> lots,
            @ForAll @IntRange(max = 30) int owed,
            @ForAll @Size(max = 6) List<@IntRange(max = LAST_DAY) Integer> days) {
        var once = history(lots, owed);
        var often = history(lots, owed);
        for (var day : new TreeSet<>(days)) {
            often.at(day);
            often.books.settle(account(often));
        }
        for (var each : List.of(once, often)) {
            each.at(LAST_DAY);
            each.books.settle(account(each));
            Invariants.check(each.books);
        }

        assertEquals(once.books.posted(account(once)), often.books.posted(account(often)));
        assertEquals(List.copyOf(once.books.lots.values()), List.copyOf(often.books.lots.values()));
        assertEquals(List.copyOf(once.books.holds.values()), List.copyOf(often.books.holds.values()));
        assertEquals(entries(once), entries(often));
    }

    @Example
    void reading_writes_nothing() {
        var ledger = new LedgerWords();
        var aiko = ledger.books.open();
        ledger.earn(aiko, 5, Books.day(1), null);
        ledger.at(2);
        assertEquals(5, ledger.books.balance(aiko).active());
        assertEquals(0, ledger.books.posted(aiko).active());
        assertEquals(1, ledger.books.entries.size());
    }

    @Example
    void an_account_knows_when_to_look_again() {
        var ledger = new LedgerWords();
        var aiko = ledger.books.open();
        assertNull(ledger.books.settled(aiko).dueAt());
        ledger.earn(aiko, 5, Books.day(3), Books.day(9));
        assertEquals(Books.day(3), ledger.books.settled(aiko).dueAt());
        ledger.at(3);
        ledger.books.settle(aiko);
        assertEquals(Books.day(9), ledger.books.settled(aiko).dueAt());
        ledger.hold(aiko, 2, Books.day(4));
        assertEquals(Books.day(4), ledger.books.settled(aiko).dueAt());
        ledger.at(9);
        ledger.books.settle(aiko);
        assertNull(ledger.books.settled(aiko).dueAt());
        assertFalse(ledger.books.settled(aiko).isDue(Books.day(99)));
    }

    @Example
    void the_end_of_a_lot_that_was_spent_is_looked_at_once() {
        var ledger = new LedgerWords();
        var aiko = ledger.holderOf(0);
        ledger.earn(aiko, 5, Books.day(0), Books.day(9));
        ledger.spend(aiko, 5);
        ledger.at(9);
        assertEquals(Books.day(9), ledger.books.dueAt(aiko));
        ledger.books.settle(aiko);
        assertNull(ledger.books.dueAt(aiko));
    }

    @Provide
    Arbitrary<List<Given>> lots() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(-3, 20),
                        Arbitraries.integers().between(0, LAST_DAY),
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.integers().between(1, LAST_DAY))
                .as(Given::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    private static LedgerWords history(List<Given> lots, int owed) {
        var ledger = new LedgerWords();
        var aiko = ledger.books.open();
        for (var lot : lots) {
            var ends = lot.ends() == 0 ? null : Books.day(Math.max(lot.ends(), lot.from()));
            ledger.earn(aiko, lot.amount(), Books.day(lot.from()), ends);
            var held = Math.min(lot.held(), ledger.books.balance(aiko).active());
            if (held > 0) {
                ledger.hold(aiko, held, Books.day(lot.until()));
            }
        }
        if (owed > 0) {
            ledger.reverse(aiko, List.of(), owed, true);
        }
        return ledger;
    }

    private static UUID account(LedgerWords ledger) {
        return ledger.books.accounts().iterator().next();
    }

    /** The entries without their ids, which depend on how many were made at a time; in order. */
    private static List<List<Object>> entries(LedgerWords ledger) {
        var entries = ledger.books.entries;
        return IntStream.range(0, entries.size())
                .mapToObj(entries::get)
                .map(each -> List.<Object>of(
                        each.kind(), each.from(), each.to(), each.party(), each.amount(), each.at(), each.parts()))
                .toList();
    }
}
