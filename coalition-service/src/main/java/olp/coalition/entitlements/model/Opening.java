package olp.coalition.entitlements.model;

import java.time.Instant;
import java.util.UUID;
import olp.coalition.offers.model.Offer;
import olp.coalition.purchases.model.PastPurchase;

/**
 * An offer that was announced to an account.
 *
 * @param until when it closes; null: not at all
 */
public record Opening(UUID offer, UUID purchase, Instant announcedAt, Instant until) {
    boolean isOpen(Instant now) {
        return until == null || now.isBefore(until);
    }

    Opening prolonged(Instant later) {
        var longer = until != null && (later == null || later.isAfter(until));
        return longer ? new Opening(offer, purchase, announcedAt, later) : this;
    }

    /** What is to be announced. */
    public record Announcement(Offer offer, PastPurchase because, Instant until) {}
}
