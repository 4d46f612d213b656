package olp.platform.ledger.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * One movement of value. It takes from one place exactly what it brings to the other, so the ledger sums to zero whatever
 * is entered.
 *
 * @param id its own; that of the lot if it gives one
 * @param account the holder's
 * @param kind what the service calls it, such as {@code EARNED}
 * @param from where the amount leaves
 * @param to where it arrives
 * @param party whose side of the house it touches: who issued it, or took it
 * @param amount more than zero, in the ledger's unit
 * @param at when it was entered, or fell due
 * @param cause what it came from, such as a purchase; may be null
 * @param because may be null
 * @param parts the lots it touched, unless it gives the one whose id it has
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
        Reason because,
        List<Part> parts) {

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

    /**
     * What each of several rules gave, as if it had been entered by itself: the first has this entry's id, the others one that
     * is made of it; each names the lot. Of one reason, or none, the entry itself.
     */
    public List<Entry> byShare() {
        if (because == null || because.shares().isEmpty()) {
            return List.of(this);
        }
        List<Entry> lines = new ArrayList<>();
        for (var share : because.shares()) {
            var own = lines.isEmpty() ? id : UUID.nameUUIDFromBytes((id + "." + lines.size()).getBytes());
            var reason = new Reason(share.rule(), share.version(), share.text());
            var part = List.of(new Part(id, party, share.amount()));
            lines.add(new Entry(own, account, kind, from, to, party, share.amount(), at, cause, reason, part));
        }
        return lines;
    }
}
