package olp.coalition.offers.model;

import java.util.List;
import java.util.UUID;

/**
 * What a card must have done for an offer to be open to it; what is null is not asked for.
 *
 * @param purchaseAt partners of whom one must have sold something to the card's account: ids, or {@code *} for any partner
 *     but the offer's own
 * @param withinDays the purchase must be less than this many times 24 hours old (days here have no time zone, so that
 *     none is shorter than another)
 * @param minSpend least total of that one purchase, in minor units of the programme's currency
 */
public record Requires(List<String> purchaseAt, Integer withinDays, Long minSpend) {
    /** Asks for nothing: the offer is open to every card. */
    public static final Requires NOTHING = new Requires(null, null, null);

    /** Stands for every partner but the offer's own. */
    public static final String ANY_OTHER = "*";

    /** True if a purchase at a partner can open an offer of another or the same partner. */
    boolean isMetAt(UUID partner, UUID own) {
        return purchaseAt.contains(partner.toString()) || (purchaseAt.contains(ANY_OTHER) && !partner.equals(own));
    }

    long minSpendOrNone() {
        return minSpend == null ? 0 : minSpend;
    }
}
