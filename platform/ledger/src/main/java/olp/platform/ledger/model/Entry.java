package olp.platform.ledger.model;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * One movement of value. It takes from one place exactly what it brings to the other, so the ledger sums to zero whatever
 * is entered.
 *
 * @param id time-ordered: a holder's statement goes by it
 * @param account the holder's
 * @param kind what the service calls it, such as {@code EARNED}
 * @param from where the amount leaves
 * @param to where it arrives
 * @param party whose side of the house it touches: who issued it, or took it
 * @param amount more than zero, in the ledger's unit
 * @param at when it was entered
 * @param cause what it came from, such as a purchase; may be null
 * @param because may be null
 */
public record Entry(
        UUID id,
        UUID account,
        String kind,
        Place from,
        Place to,
        UUID party,
        long amount,
        Instant at,
        UUID cause,
        Reason because) {

    public Entry {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(party, "party");
        if (amount <= 0) {
            throw new IllegalArgumentException("an entry moves more than nothing, not " + amount);
        }
        if (from == to) {
            throw new IllegalArgumentException(
                    "an entry moves from one place to another, not from " + from + " to itself");
        }
    }
}
