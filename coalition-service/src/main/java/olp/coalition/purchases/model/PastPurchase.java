package olp.coalition.purchases.model;

import java.time.Instant;
import java.util.UUID;

/**
 * A purchase as offers see it.
 *
 * @param total in minor units of the programme's currency, not negative
 */
public record PastPurchase(UUID id, UUID partner, Instant at, long total) {
    /** True if whatever another purchase of the account answers, this one answers too. */
    boolean outdoes(PastPurchase other) {
        return partner.equals(other.partner) && !at.isBefore(other.at) && total >= other.total;
    }
}
