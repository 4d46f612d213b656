package olp.platform.ledger.model;

/**
 * What a holder has, in the ledger's unit.
 *
 * @param active what active lots come to
 * @param pending becomes active at its time
 * @param held set aside for purchases under way
 * @param owed zero or less; below zero only where the service allows it, and only while nothing is active
 * @param lifetime all that was ever issued to the holder
 */
public record Balance(long active, long pending, long held, long owed, long lifetime) {
    /** Nothing. */
    public static final Balance NOTHING = new Balance(0, 0, 0, 0, 0);

    /** What can be spent now; below zero if the holder owes. */
    public long available() {
        return Math.addExact(active, owed);
    }

    /** All that the holder has, net of what it owes. */
    public long total() {
        return Math.addExact(available(), Math.addExact(pending, held));
    }

    /** The balance after an entry; overflow is refused. */
    public Balance after(Entry entry) {
        var issued = entry.from() == Place.ISSUED ? entry.amount() : 0;
        return moved(entry.from(), -entry.amount())
                .moved(entry.to(), entry.amount())
                .withLifetime(Math.addExact(lifetime, issued));
    }

    /** The same with another lifetime, as after a merge. */
    public Balance withLifetime(long other) {
        return new Balance(active, pending, held, owed, other);
    }

    private Balance moved(Place place, long amount) {
        return switch (place) {
            case ACTIVE -> new Balance(Math.addExact(active, amount), pending, held, owed, lifetime);
            case PENDING -> new Balance(active, Math.addExact(pending, amount), held, owed, lifetime);
            case HELD -> new Balance(active, pending, Math.addExact(held, amount), owed, lifetime);
            case OWED -> new Balance(active, pending, held, Math.addExact(owed, amount), lifetime);
            case ISSUED, SPENT, LEAVING, LEFT, EXPIRED, ADJUSTED, MOVED -> this;
        };
    }
}
