package olp.coalition.redemptions;

import java.time.Instant;
import java.util.UUID;
import olp.coalition.redemptions.model.Basket;
import olp.coalition.redemptions.model.Redemption;

/**
 * A redemption as callers see it.
 *
 * @param discount in minor units of the currency
 * @param expiresAt when it ends unless it is captured before
 * @param proof what the till hands to loyalty-service with the purchase; shown to the partner of the till only
 */
record RedemptionView(
        UUID id,
        UUID offer,
        UUID partner,
        String card,
        Basket basket,
        Redemption.State state,
        long discount,
        String currency,
        Instant expiresAt,
        String proof) {

    static RedemptionView of(Redemption redemption, Instant now, String proof) {
        return new RedemptionView(
                redemption.id(),
                redemption.offer(),
                redemption.partner(),
                redemption.card(),
                new Basket(redemption.basket(), redemption.currency()),
                redemption.stateAt(now),
                redemption.discount(),
                redemption.currency(),
                redemption.expiresAt(),
                proof);
    }
}
