package olp.platform.ledger.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import olp.platform.ledger.model.LedgerBatch.HouseAccount;

/** What is true of books after every batch, computed from the entries. */
final class Invariants {
    private final Books books;
    private final Map<UUID, Map<Place, Long>> entered = new HashMap<>();
    private final Map<HouseAccount, Long> house = new HashMap<>();
    private final Map<UUID, Long> ofLots = new HashMap<>();
    private final Set<UUID> entryIds = new HashSet<>();

    private Invariants(Books books) {
        this.books = books;
        books.entries.forEach(this::read);
    }

    static void check(Books books) {
        new Invariants(books).check();
    }

    private void read(Entry entry) {
        assertTrue(entryIds.add(entry.id()), "an entry's id is its own");
        add(entry, entry.from(), -entry.amount());
        add(entry, entry.to(), entry.amount());
        var change = sign(entry.to()) - sign(entry.from());
        entry.parts().forEach(part -> ofLots.merge(part.lot(), change * part.amount(), Long::sum));
        if (!entry.parts().isEmpty()) {
            assertEquals(entry.amount(), Part.sum(entry.parts()), "parts come to the entry's amount");
            entry.parts()
                    .forEach(part -> assertEquals(
                            books.lots.get(part.lot()).issuer(), part.issuer(), "a part names its issuer"));
        }
    }

    private static int sign(Place place) {
        return place == Place.ACTIVE || place == Place.PENDING ? 1 : 0;
    }

    private void add(Entry entry, Place place, long amount) {
        if (place.isHolders()) {
            entered.computeIfAbsent(entry.account(), account -> new HashMap<>()).merge(place, amount, Long::sum);
        } else {
            house.merge(new HouseAccount(place, entry.party()), amount, Long::sum);
        }
    }

    private void check() {
        long all = house.values().stream().mapToLong(each -> each).sum();
        for (var account : books.accounts()) {
            all += account(account);
        }
        assertEquals(0, all, "all places sum to nothing");
        assertEquals(house, books.house, "the house's sums are those of the entries");
        books.lots.values().forEach(this::lot);
    }

    private long account(UUID account) {
        var balance = books.posted(account);
        var sums = entered.getOrDefault(account, Map.of());
        assertEquals(sums.getOrDefault(Place.ACTIVE, 0L), balance.active(), "active is what was entered");
        assertEquals(sums.getOrDefault(Place.PENDING, 0L), balance.pending(), "pending is what was entered");
        assertEquals(sums.getOrDefault(Place.HELD, 0L), balance.held(), "held is what was entered");
        assertEquals(sums.getOrDefault(Place.OWED, 0L), balance.owed(), "owed is what was entered");
        assertEquals(lots(account, true), balance.active(), "active is what active lots come to");
        assertEquals(lots(account, false), balance.pending(), "pending is what pending lots come to");
        assertEquals(held(account), balance.held(), "held is what open holds come to");
        assertTrue(balance.owed() <= 0, "a debt is no value");
        assertTrue(balance.owed() == 0 || balance.active() == 0, "who owes has nothing active");
        ends(account);
        return balance.total();
    }

    private void ends(UUID account) {
        var kept = books.ends(account);
        var listed = books.allEnds(account).stream()
                .filter(end -> kept.completeTo() == null || !end.at().isAfter(kept.completeTo()))
                .toList();
        assertEquals(listed, kept.soonest(), "what ends next is what the lots say");
        assertTrue(kept.soonest().size() <= Ends.MOST, "no more is kept than is shown");
    }

    private long lots(UUID account, boolean active) {
        return books.lots.values().stream()
                .filter(lot -> lot.account().equals(account) && lot.active() == active)
                .mapToLong(Lot::remaining)
                .sum();
    }

    private long held(UUID account) {
        return books.holds.values().stream()
                .filter(hold -> hold.account().equals(account) && hold.state() == Hold.State.HELD)
                .mapToLong(Hold::amount)
                .sum();
    }

    private void lot(Lot lot) {
        assertTrue(lot.remaining() >= 0 && lot.remaining() <= lot.earned(), "a lot has 0 to what it was given as");
        var given = entryIds.contains(lot.id()) ? lot.earned() : 0;
        assertEquals(
                given + ofLots.getOrDefault(lot.id(), 0L), lot.remaining(), "what is left of a lot is in the entries");
    }
}
