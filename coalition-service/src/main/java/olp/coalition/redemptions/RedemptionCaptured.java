package olp.coalition.redemptions;

import java.util.List;
import java.util.UUID;
import olp.coalition.offers.model.Share;
import olp.coalition.redemptions.model.Redemption;
import olp.platform.events.OutgoingEvent;

/**
 * Data of {@code coalition.redemption-captured.v1}.
 *
 * @param basket before the discount, in minor units of the currency
 * @param funding who pays, as the offer said when it was authorised
 */
record RedemptionCaptured(
        UUID id,
        UUID offer,
        UUID account,
        String card,
        UUID partner,
        long basket,
        long discount,
        String currency,
        List<Share> funding) {

    static OutgoingEvent event(Redemption redemption) {
        return OutgoingEvent.of(
                "coalition.redemptions",
                redemption.account().toString(),
                "coalition.redemption-captured.v1",
                redemption.id(),
                new RedemptionCaptured(
                        redemption.id(),
                        redemption.offer(),
                        redemption.account(),
                        redemption.card(),
                        redemption.partner(),
                        redemption.basket(),
                        redemption.discount(),
                        redemption.currency(),
                        redemption.funding()));
    }
}
