package olp.platform.ledger.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Value set aside for a purchase under way.
 *
 * @param id made by the client
 * @param account the holder's now
 * @param origin the account that the card was issued with
 * @param party who asked for it
 * @param amount more than zero
 * @param captured how much of it was spent in the end
 * @param state as posted; a hold is over at {@code expiresAt} whether or not that was posted
 * @param expiresAt the first instant at which it can be captured no more; null: the clock does not end it, somebody does
 * @param parts the lots it comes from, in the order in which they are spent; of a hold that was read,
 *     without their issuers
 */
public record Hold(
        UUID id,
        UUID account,
        UUID origin,
        UUID party,
        long amount,
        long captured,
        State state,
        Instant expiresAt,
        List<Part> parts) {

    /** What became of it. */
    public enum State {
        HELD,
        CAPTURED,
        VOIDED,
        EXPIRED
    }

    /** What it is at an instant. */
    public State stateAt(Instant at) {
        return state == State.HELD && expiresAt != null && !expiresAt.isAfter(at) ? State.EXPIRED : state;
    }

    Hold ended(State how, long spent) {
        return new Hold(id, account, origin, party, amount, spent, how, expiresAt, parts);
    }

    Hold movedTo(UUID other) {
        return new Hold(id, other, origin, party, amount, captured, state, expiresAt, parts);
    }
}
