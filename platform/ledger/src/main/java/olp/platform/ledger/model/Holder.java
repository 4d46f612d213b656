package olp.platform.ledger.model;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A holder's account in memory, locked, while a batch is entered: what is posted, and those of its lots and holds that
 * were loaded. What is due must be loaded, and what is to be spent; the rest need not be.
 */
public final class Holder {
    private final UUID account;
    private final Map<UUID, Lot> lots = new LinkedHashMap<>();
    private final Map<UUID, Hold> holds = new LinkedHashMap<>();
    private final Map<UUID, Lot> elsewhere = new HashMap<>();
    private Balance balance;
    private Ends ends;
    private Instant unreadDueAt;
    private boolean rowIsStale;

    /**
     * @param ends of all its lots, the soonest
     * @param dueAt nothing of the account falls due before it; null: nothing at all
     */
    public Holder(UUID account, Balance balance, Ends ends, Instant dueAt) {
        this.account = account;
        this.balance = balance;
        this.ends = ends;
        this.unreadDueAt = dueAt;
    }

    /** The account. */
    public UUID account() {
        return account;
    }

    /** What the holder has after what is entered so far. */
    public Balance balance() {
        return balance;
    }

    /** What of it should lapse next, after what is entered so far. */
    public Ends ends() {
        return ends;
    }

    /** Nothing falls due before it; null: nothing at all. */
    public Instant dueAt() {
        var due = unreadDueAt;
        for (var lot : lots.values()) {
            due = lot.remaining() > 0 ? sooner(due, lot.dueAt()) : due;
        }
        for (var hold : holds.values()) {
            due = hold.state() == Hold.State.HELD ? sooner(due, hold.expiresAt()) : due;
        }
        return due;
    }

    private static Instant sooner(Instant one, Instant other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }

    /** True if something may have fallen due, or its row is to be written with when to look again. */
    public boolean isDue(Instant at) {
        var due = dueAt();
        return rowIsStale || due != null && !due.isAfter(at);
    }

    /** Adds lots and holds that were read. */
    public void load(Collection<Lot> readLots, Collection<Hold> readHolds) {
        readLots.forEach(lot -> lots.putIfAbsent(lot.id(), lot));
        readHolds.forEach(hold -> holds.putIfAbsent(hold.id(), hold));
    }

    /** Adds lots of other accounts, not locked: what was spent of them may come back to this one. */
    public void loadElsewhere(Collection<Lot> readLots) {
        readLots.forEach(lot -> elsewhere.putIfAbsent(lot.id(), lot));
    }

    /** All that is due was loaded; of what was not, the first falls due then (null: never). */
    public void dueLoaded(Instant next) {
        unreadDueAt = next;
        rowIsStale = true;
    }

    /** All that is due was posted, and the row will be written. */
    void settled() {
        rowIsStale = false;
    }

    /** What should lapse next was read from the lots, before anything is entered. */
    public void endsLoaded(Ends read) {
        ends = read;
    }

    /** A lot that was loaded or given; null otherwise. */
    public Lot lot(UUID id) {
        return lots.get(id);
    }

    /** A lot of another account that was loaded; null otherwise. Only what never changes of it is to be relied on. */
    Lot lotElsewhere(UUID id) {
        return elsewhere.get(id);
    }

    /** A hold that was loaded or made; null otherwise. */
    public Hold hold(UUID id) {
        return holds.get(id);
    }

    /** A hold that was loaded or made, or an open piece of it; null otherwise. */
    Hold piece(UUID made) {
        if (holds.isEmpty()) {
            return null;
        }
        var own = holds.get(made);
        return own != null && own.tornFrom() == null
                ? own
                : openHolds().stream()
                        .filter(hold -> hold.made().equals(made))
                        .findFirst()
                        .orElse(own);
    }

    /** Loaded lots in one place with something left, in the order in which they are spent. */
    List<Lot> open(Place place) {
        return lots.values().stream()
                .filter(lot -> lot.place() == place && lot.remaining() > 0)
                .sorted(Lot.SPENDING_ORDER)
                .toList();
    }

    /** Loaded holds that are not over, as posted. */
    public List<Hold> openHolds() {
        return holds.values().stream()
                .filter(hold -> hold.state() == Hold.State.HELD)
                .toList();
    }

    void keep(Lot lot) {
        var before = lots.put(lot.id(), lot);
        ends = ends.plus(lot.expiresAt(), lot.remaining() - (before == null ? 0 : before.remaining()));
    }

    void keep(Hold hold) {
        holds.put(hold.id(), hold);
    }

    void forget(Lot lot) {
        lots.remove(lot.id());
        ends = ends.plus(lot.expiresAt(), -lot.remaining());
    }

    void forget(Hold hold) {
        holds.remove(hold.id());
    }

    void enter(Entry entry) {
        balance = balance.after(entry);
    }

    void lifetime(long lifetime) {
        balance = balance.withLifetime(lifetime);
    }
}
