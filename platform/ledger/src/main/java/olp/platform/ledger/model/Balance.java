package olp.platform.ledger.model;

/**
 * What a holder has, in the ledger's unit.
 *
 * @param active can be spent now; below zero only where the service allows it
 * @param pending becomes active at its time
 * @param held set aside for purchases under way
 * @param lifetime all that was ever given
 */
public record Balance(long active, long pending, long held, long lifetime) {
    /** Nothing. */
    public static final Balance NOTHING = new Balance(0, 0, 0, 0);

    /** The balance after an entry; overflow is refused. */
    public Balance after(Entry entry) {
        var given = entry.from() == Place.ISSUED ? entry.amount() : 0;
        return moved(entry.from(), -entry.amount())
                .moved(entry.to(), entry.amount())
                .given(given);
    }

    /** The sum of two balances. */
    public Balance plus(Balance other) {
        return new Balance(
                Math.addExact(active, other.active),
                Math.addExact(pending, other.pending),
                Math.addExact(held, other.held),
                Math.addExact(lifetime, other.lifetime));
    }

    private Balance moved(Place place, long amount) {
        return switch (place) {
            case ACTIVE -> new Balance(Math.addExact(active, amount), pending, held, lifetime);
            case PENDING -> new Balance(active, Math.addExact(pending, amount), held, lifetime);
            case HELD -> new Balance(active, pending, Math.addExact(held, amount), lifetime);
            case ISSUED, SPENT, EXPIRED, ADJUSTED, MOVED -> this;
        };
    }

    private Balance given(long amount) {
        return new Balance(active, pending, held, Math.addExact(lifetime, amount));
    }
}
