package olp.platform.ledger.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The model and the reference side by side, and which card's points are in which account of both. */
final class Twins {
    static final int CARDS = 4;

    final LedgerWords model = new LedgerWords();
    final Reference reference = new Reference(Books.START);
    final List<UUID> accounts = new ArrayList<>();
    final int[] roots = IntStream.range(0, CARDS).toArray();

    Twins() {
        for (int i = 0; i < CARDS; i++) {
            accounts.add(model.books.open());
        }
    }

    Instant now() {
        return model.books.now;
    }

    UUID account(int card) {
        return accounts.get(roots[card]);
    }

    /** Members' lots lapse after a notice only; bearer cards' without. */
    static boolean notice(int card) {
        return card >= CARDS / 2;
    }

    List<Integer> cards(int root) {
        return IntStream.range(0, CARDS)
                .filter(card -> roots[card] == root)
                .boxed()
                .toList();
    }

    /** Both have the same, in every account, and the books are sound. */
    void compare() {
        Invariants.check(model.books);
        for (int i = 0; i < CARDS; i++) {
            var expected = new Balance(
                    reference.count(i, Unit.State.ACTIVE),
                    reference.count(i, Unit.State.PENDING),
                    reference.count(i, Unit.State.HELD),
                    -reference.owed(i),
                    reference.issued(cards(i)));
            var settled = model.books.settled(accounts.get(i));
            assertEquals(expected, settled.balance(), "account " + i);
            assertEquals(reference.kinds(i), kinds(settled), "lots of account " + i);
        }
    }

    private Map<Unit.Kind, Long> kinds(Holder holder) {
        Map<Unit.Kind, Long> kinds = new HashMap<>();
        Stream.of(Place.ACTIVE, Place.PENDING)
                .flatMap(place -> holder.open(place).stream())
                .forEach(lot -> kinds.merge(
                        new Unit.Kind(
                                lot.active(),
                                lot.activeFrom(),
                                lot.expiresAt(),
                                lot.lapsesAt(),
                                accounts.indexOf(lot.origin())),
                        lot.remaining(),
                        Long::sum));
        return kinds;
    }
}
