package olp.cashback.holds.model;

import java.time.Instant;
import java.util.UUID;
import olp.platform.ledger.model.Hold.State;

/**
 * Money set aside at a till.
 *
 * @param id made by the terminal; also the id of the ledger's hold, and of the proof
 * @param card with which it was made
 * @param issued the account with which the card was issued
 * @param partner whose till it is
 * @param amount minor units, more than 0
 * @param captured how much of it was spent in the end, minor units
 * @param currency ISO 4217, the programme's
 * @param endsAt the first instant at which it is late, whole seconds: the proof's {@code exp}
 * @param direct true if the partner captures it here; false if a purchase spends it by a proof
 * @param state as it was kept; one that nobody ended has expired at {@code endsAt}
 * @param freedAt when its money was free again; null: not yet, or it was spent, or the clock of the ledger frees it
 */
public record WalletHold(
        UUID id,
        String card,
        UUID issued,
        UUID partner,
        long amount,
        long captured,
        String currency,
        Instant endsAt,
        boolean direct,
        State state,
        Instant freedAt) {

    /** What it is at an instant. */
    public State stateAt(Instant at) {
        return state == State.HELD && !endsAt.isAfter(at) ? State.EXPIRED : state;
    }

    /** Since when its money is free again, at an instant; null: it is not. */
    public Instant freeSince(Instant at) {
        return direct && stateAt(at) == State.EXPIRED ? endsAt : freedAt;
    }

    /** The same once it has ended. */
    public WalletHold ended(State how, long spent, Instant free) {
        return new WalletHold(id, card, issued, partner, amount, spent, currency, endsAt, direct, how, free);
    }
}
