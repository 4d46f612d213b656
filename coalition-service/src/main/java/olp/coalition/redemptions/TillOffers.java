package olp.coalition.redemptions;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import olp.coalition.offers.Offers;
import olp.coalition.offers.Offers.AtTill;
import olp.coalition.offers.OpenOffers;
import olp.coalition.offers.model.Entitlement;
import olp.coalition.offers.model.Offer;
import olp.coalition.redemptions.RedemptionResource.NewRedemption;
import olp.platform.web.Problem;

/** Offers as a till asks for them: its own partner's only, in the programme's currency. */
@ApplicationScoped
class TillOffers {
    private final Offers offers;
    private final OpenOffers open;

    TillOffers(Offers offers, OpenOffers open) {
        this.offers = offers;
        this.open = open;
    }

    Uni<AtTill> find(SqlConnection tx, NewRedemption asked, UUID partner) {
        return offers.ofPartner(tx, asked.offer(), partner).map(found -> {
            var offer = found.orElseThrow(() -> Problem.notFound("offer"));
            if (!offer.currency().equals(asked.basket().currency())) {
                throw Problem.invalid("basket.currency", "should be " + offer.currency());
            }
            if (!offer.isPartnerActive()) {
                throw Problem.conflict("partner-inactive", "The partner does not take part at present.");
            }
            return offer;
        });
    }

    Uni<Entitlement> entitlement(SqlConnection tx, Offer offer, UUID account, Instant now) {
        return open.of(tx, offer, account, now);
    }
}
