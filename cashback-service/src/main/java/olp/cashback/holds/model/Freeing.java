package olp.cashback.holds.model;

import java.time.Instant;
import olp.platform.ledger.model.Hold.State;

/**
 * When money that a proof promised is free again, though no purchase has spent it: once none can have spent it in time.
 * loyalty-service takes a proof in time only if it accepts the purchase before the proof's end by its own clock. When all
 * that it accepted before that end has been told and taken in here, and the hold is still not spent, then no purchase in
 * time will ever come. One that comes late is the partner's risk.
 */
public final class Freeing {
    private Freeing() {}

    /**
     * True if what a hold set aside may be freed.
     *
     * @param told loyalty-service has told of all that it accepted before this, on every partition, and it was taken in
     *     here or set aside; null: nobody knows yet
     * @param at the clock here
     * @param awaited true if a purchase that was set aside here, parked or dead, could still spend it
     */
    public static boolean isDue(WalletHold hold, Instant told, Instant at, boolean awaited) {
        var open = !hold.direct() && hold.freedAt() == null && hold.state() != State.CAPTURED;
        return open
                && !awaited
                && told != null
                && !hold.endsAt().isAfter(told)
                && !hold.endsAt().isAfter(at);
    }

    /** What a hold is called whose money is freed. */
    public static State ended(WalletHold hold) {
        return hold.state() == State.VOIDED ? State.VOIDED : State.EXPIRED;
    }
}
