package olp.coalition.offers.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A partner's offer, as it is asked for, kept, read and published.
 *
 * @param partner where it can be redeemed
 * @param title what members read
 * @param funding who pays for it; the shares add up to 100
 * @param from since when it is open; null: since always
 * @param until when it is no longer open; null: without end
 */
public record Offer(
        UUID id,
        UUID partner,
        String title,
        Discount discount,
        Requires requires,
        List<Share> funding,
        Instant from,
        Instant until) {

    /** With what may be left out: it requires nothing, and its own partner pays. */
    public Offer completed() {
        return new Offer(
                id,
                partner,
                title,
                discount,
                requires == null ? Requires.NOTHING : requires,
                funding == null ? List.of(new Share(partner, "100")) : funding,
                from,
                until);
    }

    /** The same offer under an id and for a partner. */
    public Offer of(UUID itsId, UUID itsPartner) {
        return new Offer(itsId, itsPartner, title, discount, requires, funding, from, until);
    }

    /** As others than its partner and the operator see it: who pays is none of their business. */
    public Offer withoutFunding() {
        return new Offer(id, partner, title, discount, requires, null, from, until);
    }
}
