package olp.platform.ledger.model;

/** Where value can be: with a holder, in one of four states, or with the house. */
public enum Place {
    /** The holder can spend it. */
    ACTIVE(true),
    /** The holder's, but not to be spent before its time. */
    PENDING(true),
    /** Set aside for a purchase under way. */
    HELD(true),
    /** Owed by the holder, zero or less: what a return could not take back. Paid back by what becomes active next. */
    OWED(true),
    /** Given out by a party: its liability grows by what leaves here. */
    ISSUED(false),
    /** Taken back in payment by a party. */
    SPENT(false),
    /** On its way out, such as to a bank: not the holder's to spend, and not yet known to have arrived. */
    LEAVING(false),
    /** Arrived outside: it will not come back. */
    LEFT(false),
    /** Lapsed: breakage. */
    EXPIRED(false),
    /** Put right by an operator. */
    ADJUSTED(false),
    /** On its way from one holder to another. */
    MOVED(false);

    private final boolean holder;

    Place(boolean holder) {
        this.holder = holder;
    }

    /** True if value there belongs to the holder. */
    public boolean isHolders() {
        return holder;
    }
}
