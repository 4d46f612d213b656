package olp.coalition.purchases;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import olp.coalition.purchases.model.PastPurchase;

/**
 * What coalition-service needs of {@code loyalty.purchase-recorded.v1}.
 *
 * @param total in minor units of the programme's currency
 */
public record PurchaseTold(UUID id, String card, UUID partner, Instant occurredAt, Long total) {
    public PurchaseTold {
        requireNonNull(id, "id");
        requireNonNull(card, "card");
        requireNonNull(partner, "partner");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(total, "total");
    }

    /** As offers see it. */
    public PastPurchase asPastPurchase() {
        return new PastPurchase(id, partner, occurredAt, total);
    }
}
