package olp.platform.ledger.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What one transaction enters: movements, lots and holds, and what they come to for each holder and each side of the
 * house. The verbs are in {@link Value}, {@link Holds},
 * {@link Returns} and {@link Mergers}; this is what they write.
 */
public final class LedgerBatch {
    private final Instant at;
    private final Supplier<UUID> ids;
    private final Map<UUID, Holder> holders;
    private final Map<UUID, Holder> touched = new TreeMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<UUID, Lot> given = new LinkedHashMap<>();
    private final Map<UUID, Lot> changed = new LinkedHashMap<>();
    private final Map<UUID, Hold> made = new LinkedHashMap<>();
    private final Map<UUID, Hold> ended = new LinkedHashMap<>();
    private final Map<UUID, Hold> torn = new LinkedHashMap<>();
    private final Map<HouseAccount, Long> house = new TreeMap<>();

    /**
     * @param at when all of it is entered: the database's clock
     * @param ids new, time-ordered ids
     * @param holders the accounts that it may touch, locked
     */
    public LedgerBatch(Instant at, Supplier<UUID> ids, Map<UUID, Holder> holders) {
        this.at = at;
        this.ids = ids;
        this.holders = holders;
    }

    /** One side of the house: a place and whose it is. */
    public record HouseAccount(Place place, UUID party) implements Comparable<HouseAccount> {
        @Override
        public int compareTo(HouseAccount other) {
            return place == other.place ? party.compareTo(other.party) : place.compareTo(other.place);
        }
    }

    /** When all of it is entered. */
    public Instant at() {
        return at;
    }

    /** A holder that was locked; null if there is no such account. */
    public Holder find(UUID account) {
        return holders.get(account);
    }

    /** A holder that must have been locked. */
    Holder holder(UUID account) {
        var holder = holders.get(account);
        if (holder == null) {
            throw new IllegalStateException("account " + account + " was not locked");
        }
        return holder;
    }

    /**
     * The open pieces of a hold, in all accounts that were locked: itself, unless it was torn. Of a hold that was torn the
     * accounts of all pieces must have been locked.
     */
    List<Hold> pieces(Hold hold) {
        if (hold.tornFrom() == null) {
            return List.of(hold);
        }
        return holders.values().stream()
                .flatMap(holder -> holder.openHolds().stream())
                .filter(each -> each.made().equals(hold.made()))
                .toList();
    }

    /** A hold, in whichever of the accounts that were locked it is; of one that was torn an open piece. null: there is none. */
    public Hold hold(UUID id) {
        return holders.values().stream()
                .map(holder -> holder.piece(id))
                .filter(Objects::nonNull)
                .min(Comparator.comparing(hold -> hold.state() != Hold.State.HELD))
                .orElse(null);
    }

    /** What an open hold has set aside, in all its pieces. */
    public long heldBy(Hold hold) {
        return pieces(hold).stream().mapToLong(Hold::amount).sum();
    }

    UUID newId() {
        return ids.get();
    }

    Entry enter(Entry entry) {
        var holder = touch(entry.account());
        holder.enter(entry);
        entries.add(entry);
        touchHouse(entry.from(), entry.party(), -entry.amount());
        touchHouse(entry.to(), entry.party(), entry.amount());
        return entry;
    }

    private void touchHouse(Place place, UUID party, long amount) {
        if (!place.isHolders()) {
            house.merge(new HouseAccount(place, party), amount, Math::addExact);
        }
    }

    /** The holder's row is to be written. */
    Holder touch(UUID account) {
        return touched.computeIfAbsent(account, this::holder);
    }

    void giveLot(Lot lot) {
        holder(lot.account()).keep(lot);
        given.put(lot.id(), lot);
    }

    void changeLot(Lot lot) {
        holder(lot.account()).keep(lot);
        (given.containsKey(lot.id()) ? given : changed).put(lot.id(), lot);
    }

    void makeHold(Hold hold) {
        holder(hold.account()).keep(hold);
        made.put(hold.id(), hold);
    }

    void changeHold(Hold hold) {
        holder(hold.account()).keep(hold);
        (made.containsKey(hold.id()) ? made : ended).put(hold.id(), hold);
    }

    void tearHold(Hold rest) {
        holder(rest.account()).keep(rest);
        (made.containsKey(rest.id()) ? made : torn).put(rest.id(), rest);
        ended.replace(rest.id(), rest);
    }

    /** The movements, in the order they were made. */
    public List<Entry> entries() {
        return Collections.unmodifiableList(entries);
    }

    /** Lots that are new. */
    public Collection<Lot> given() {
        return Collections.unmodifiableCollection(given.values());
    }

    /** Lots that were there, as they are now. */
    public Collection<Lot> changed() {
        return Collections.unmodifiableCollection(changed.values());
    }

    /** Holds that are new. */
    public Collection<Hold> made() {
        return Collections.unmodifiableCollection(made.values());
    }

    /** Holds that were there, as they are now. */
    public Collection<Hold> ended() {
        return Collections.unmodifiableCollection(ended.values());
    }

    /** Holds that were there, with what of them is left in their account; the rest are new ones in others. */
    public Collection<Hold> torn() {
        return Collections.unmodifiableCollection(torn.values());
    }

    /** The holders whose rows change, in the order of their ids. */
    public Collection<Holder> touched() {
        return Collections.unmodifiableCollection(touched.values());
    }

    /** By how much each side of the house changes. */
    public Map<HouseAccount, Long> house() {
        return Collections.unmodifiableMap(house);
    }
}
