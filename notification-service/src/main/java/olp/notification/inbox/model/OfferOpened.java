package olp.notification.inbox.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import olp.notification.templates.model.Value;

/**
 * {@code coalition.entitlement-opened.v1}, as far as the member is told.
 *
 * @param partner where the offer is redeemed
 * @param until when it ends, or null
 */
public record OfferOpened(UUID account, UUID offer, UUID partner, String title, UUID purchase, Instant until)
        implements News {
    public OfferOpened {
        requireNonNull(account, "account");
        requireNonNull(offer, "offer");
        requireNonNull(partner, "partner");
        requireNonNull(title, "title");
    }

    @Override
    public Kind kind() {
        return Kind.OFFER_OPENED;
    }

    @Override
    public Map<String, Value> values() {
        return new Named<Value>()
                .with("offer", new Value.Text(title))
                .with("until", until == null ? null : new Value.Moment(until))
                .all();
    }

    @Override
    public Map<String, Object> about() {
        return new Named<Object>()
                .with("offer", offer.toString())
                .with("partner", partner.toString())
                .with("purchase", purchase == null ? null : purchase.toString())
                .with("until", until == null ? null : until.toString())
                .all();
    }
}
