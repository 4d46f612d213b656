package olp.coalition.entitlements;

import java.time.Instant;
import java.util.UUID;
import olp.coalition.entitlements.model.Opening.Announcement;
import olp.platform.events.OutgoingEvent;

/**
 * Data of {@code coalition.entitlement-opened.v1}.
 *
 * @param partner where it can be redeemed
 * @param purchaseAt the partner whose sale opened it
 * @param until left out: without end
 */
record EntitlementOpened(
        UUID account,
        String card,
        UUID offer,
        UUID partner,
        String title,
        UUID purchase,
        UUID purchaseAt,
        Instant until) {

    static OutgoingEvent event(UUID account, String card, Announcement announcement) {
        var offer = announcement.offer();
        var because = announcement.because();
        return OutgoingEvent.of(
                "coalition.redemptions",
                account.toString(),
                "coalition.entitlement-opened.v1",
                offer.id(),
                new EntitlementOpened(
                        account,
                        card,
                        offer.id(),
                        offer.partner(),
                        offer.title(),
                        because.id(),
                        because.partner(),
                        announcement.until()));
    }
}
