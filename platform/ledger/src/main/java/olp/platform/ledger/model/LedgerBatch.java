package olp.platform.ledger.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What one transaction enters: movements, lots, and what they come to for each holder and each side of the house. Holders
 * and parties are kept in the order of their ids, in which they are locked.
 */
public final class LedgerBatch {
    private final Instant at;
    private final Supplier<UUID> ids;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Lot> lots = new ArrayList<>();
    private final Map<UUID, Balance> changes = new TreeMap<>();
    private final Map<HouseAccount, Long> house = new TreeMap<>();

    /**
     * @param at when all of it is entered: the database's clock
     * @param ids new, time-ordered ids
     */
    public LedgerBatch(Instant at, Supplier<UUID> ids) {
        this.at = at;
        this.ids = ids;
    }

    /** One side of the house: a place and whose it is. */
    public record HouseAccount(Place place, UUID party) implements Comparable<HouseAccount> {
        private static final Comparator<HouseAccount> ORDER =
                Comparator.comparing(HouseAccount::place).thenComparing(HouseAccount::party);

        @Override
        public int compareTo(HouseAccount other) {
            return ORDER.compare(this, other);
        }
    }

    /** When all of it is entered. */
    public Instant at() {
        return at;
    }

    /** Gives a lot to its holder: pending, or active at once if its time has come. Answers the lot's entry. */
    public Entry give(String kind, Lot lot) {
        lots.add(lot);
        var to = lot.isActiveAt(at) ? Place.ACTIVE : Place.PENDING;
        return enter(kind, lot.account(), Place.ISSUED, to, lot.issuer(), lot.amount(), lot.cause(), lot.because());
    }

    /** Makes a pending lot active. */
    public Entry activate(String kind, DueLot lot) {
        return enter(
                kind, lot.account(), Place.PENDING, Place.ACTIVE, lot.issuer(), lot.remaining(), lot.cause(), null);
    }

    private Entry enter(
            String kind, UUID account, Place from, Place to, UUID party, long amount, UUID cause, Reason because) {
        var entry = new Entry(ids.get(), account, kind, from, to, party, amount, at, cause, because);
        entries.add(entry);
        changes.merge(account, Balance.NOTHING.after(entry), Balance::plus);
        touchHouse(from, party, -amount);
        touchHouse(to, party, amount);
        return entry;
    }

    private void touchHouse(Place place, UUID party, long amount) {
        if (!place.isHolders()) {
            house.merge(new HouseAccount(place, party), amount, Math::addExact);
        }
    }

    /** The movements, in the order they were made. */
    public List<Entry> entries() {
        return Collections.unmodifiableList(entries);
    }

    /** The lots that were given. */
    public List<Lot> lots() {
        return Collections.unmodifiableList(lots);
    }

    /** By how much each holder's balance changes. */
    public Map<UUID, Balance> changes() {
        return Collections.unmodifiableMap(changes);
    }

    /** By how much each side of the house changes. */
    public Map<HouseAccount, Long> house() {
        return Collections.unmodifiableMap(house);
    }
}
