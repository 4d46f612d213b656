package olp.loyalty.rewards.model;

import java.time.Instant;
import java.util.UUID;

/**
 * What a reward is.
 *
 * @param name for the member
 * @param kind what sort of thing, in the catalogue's own words, such as PRODUCT or SERVICE
 * @param points its price; null: it is given as a gift only
 * @param stock how many can be given in all since it has a stock; null: without end
 * @param partner where its voucher can be used; null: at every partner
 * @param validDays days of 24 hours that a voucher for it can be used
 * @param from on offer from then on; null: since always
 * @param until not on offer from then on; null: no end
 */
public record Reward(
        String name,
        String kind,
        Long points,
        Long stock,
        UUID partner,
        Integer validDays,
        Instant from,
        Instant until) {
    private static final int DEFAULT_DAYS = 90;

    /** True if it is on offer at an instant. */
    public boolean isOnOffer(Instant at) {
        return (from == null || !from.isAfter(at)) && (until == null || until.isAfter(at));
    }

    /** The first instant at which a voucher that is issued then cannot be used any more. */
    public Instant expiresAt(Instant issuedAt) {
        return issuedAt.plusSeconds((validDays == null ? DEFAULT_DAYS : validDays) * 86_400L);
    }
}
