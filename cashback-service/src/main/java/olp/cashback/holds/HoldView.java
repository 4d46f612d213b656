package olp.cashback.holds;

import java.time.Instant;
import java.util.UUID;
import olp.cashback.holds.model.WalletHold;
import olp.platform.ledger.model.Hold.State;

/**
 * A hold as its till sees it.
 *
 * @param amount minor units
 * @param captured what was spent in the end, minor units; of a hold that was captured
 * @param expiresAt the first instant at which it is late
 * @param freedAt since when its money can be spent otherwise; left out while it is set aside, or if it was spent
 * @param direct true if it is captured here; left out if a purchase carries its proof
 * @param proof to be sent with the purchase, as a tender of kind CASHBACK; only while the hold is good
 */
public record HoldView(
        UUID id,
        String card,
        long amount,
        Long captured,
        String currency,
        State state,
        Instant expiresAt,
        Instant freedAt,
        Boolean direct,
        String proof) {

    static HoldView of(WalletHold hold, Instant now, String proof) {
        var state = hold.stateAt(now);
        return new HoldView(
                hold.id(),
                hold.card(),
                hold.amount(),
                state == State.CAPTURED ? hold.captured() : null,
                hold.currency(),
                state,
                hold.endsAt(),
                state == State.CAPTURED ? null : hold.freeSince(now),
                hold.direct() ? true : null,
                proof);
    }
}
