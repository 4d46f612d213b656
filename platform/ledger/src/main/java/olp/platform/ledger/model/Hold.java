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
 * @param tornFrom the hold of which this is a piece, since its lots went to different accounts when those were parted;
 *     of the piece that kept the id its own; null: whole
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
        List<Part> parts,
        UUID tornFrom) {

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

    /** The hold that was made: itself, unless it is a piece of one that was torn. */
    public UUID made() {
        return tornFrom == null ? id : tornFrom;
    }

    Hold ended(State how, long spent) {
        return new Hold(id, account, origin, party, amount, spent, how, expiresAt, parts, tornFrom);
    }

    Hold movedTo(UUID other) {
        return new Hold(id, other, origin, party, amount, captured, state, expiresAt, parts, tornFrom);
    }

    /** What is left here when the rest goes elsewhere. */
    Hold keeping(List<Part> rest) {
        return new Hold(id, account, origin, party, Part.sum(rest), captured, state, expiresAt, rest, made());
    }

    /** What goes elsewhere. */
    Hold piece(UUID newId, UUID into, List<Part> going) {
        return new Hold(newId, into, origin, party, Part.sum(going), captured, state, expiresAt, going, made());
    }
}
