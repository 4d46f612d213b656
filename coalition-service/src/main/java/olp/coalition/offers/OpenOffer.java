package olp.coalition.offers;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import olp.coalition.offers.model.Entitlement;
import olp.coalition.offers.model.Offer;

/**
 * An offer that is open to a card now, and why.
 *
 * @param openUntil when it closes unless something more is bought; left out: not at all
 */
public record OpenOffer(@JsonUnwrapped Offer offer, Because because, Instant openUntil) {
    /**
     * The reason.
     *
     * @param text for a person
     * @param purchase the purchase that keeps the offer open longest; it, its partner and its time are left out where the
     *     offer asks for none
     */
    public record Because(String text, UUID purchase, UUID partner, Instant at) {}

    static OpenOffer of(Offer offer, Entitlement.Open open, Map<UUID, String> names) {
        var because = open.because()
                .map(purchase -> new Because(
                        "Purchase at " + names.getOrDefault(purchase.partner(), "a partner"),
                        purchase.id(),
                        purchase.partner(),
                        purchase.at()))
                .orElseGet(() -> new Because("Open to every card", null, null, null));
        return new OpenOffer(offer, because, open.until());
    }
}
