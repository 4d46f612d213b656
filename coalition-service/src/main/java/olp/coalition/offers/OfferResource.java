package olp.coalition.offers;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.UnaryOperator;
import olp.coalition.offers.model.Offer;
import olp.platform.web.Answer;
import olp.platform.web.Body;
import olp.platform.web.Caller;
import olp.platform.web.Cursor;
import olp.platform.web.Page;
import olp.platform.web.PageRequest;
import olp.platform.web.Problem;
import olp.platform.web.Role;

/** Partners' offers to each other's customers. */
@Path("/v1/offers")
class OfferResource {
    private final PublishOffers publish;
    private final CardOffers cards;
    private final Caller caller;

    OfferResource(PublishOffers publish, CardOffers cards, Caller caller) {
        this.publish = publish;
        this.cards = cards;
        this.caller = caller;
    }

    /**
     * Publishes an offer: a partner for itself, the operator for any partner. An offer may be there before its partner is
     * known here; it opens when that is told.
     */
    @POST
    @RolesAllowed({Role.OF_PARTNER, Role.OF_OPERATOR})
    public Uni<Response> publish(Offer offer) {
        var id = Body.id(offer, Offer::id);
        var key = caller.key("POST /v1/offers", id, offer);
        return publish.publish(key, offer.of(id, partnerOf(offer))).map(Answer::response);
    }

    private UUID partnerOf(Offer offer) {
        if (caller.is(Role.OPERATOR)) {
            return Body.required(offer, "partner", Offer::partner);
        }
        if (offer.partner() != null && !offer.partner().equals(caller.partner())) {
            throw Problem.of(403, "forbidden", "A partner publishes offers of its own only.");
        }
        return caller.partner();
    }

    /** Gives an offer a new state from now on; what is left out is not kept from before. */
    @PUT
    @Path("/{id}")
    @RolesAllowed({Role.OF_PARTNER, Role.OF_OPERATOR})
    public Uni<Offer> change(@PathParam("id") UUID id, Offer offer) {
        if (Body.present(offer).id() != null && !offer.id().equals(id)) {
            throw Problem.invalid("id", "is not the one in the path");
        }
        var own = caller.is(Role.OPERATOR) ? null : caller.partner();
        return publish.change(id, offer, partner -> own == null || partner.equals(own), caller.id());
    }

    /**
     * All offers, or with {@code card} those that are open to that card now, each with the reason; both by id. Who pays for
     * an offer is shown to the operator and to the offer's partner.
     */
    @GET
    @RolesAllowed({Role.OF_TERMINAL, Role.OF_PARTNER, Role.OF_MEMBER, Role.OF_OPERATOR})
    public Uni<Page<?>> list(@QueryParam("card") String card, @BeanParam PageRequest page) {
        var after = Cursor.decode(page.cursor(), UUID::fromString, new UUID(0, 0));
        var most = page.limit() + 1;
        var shown = shown();
        return card == null
                ? publish.after(after, most)
                        .map(found -> found.stream().map(shown).toList())
                        .map(found -> Page.of(found, page.limit(), Offer::id))
                : cards.after(card, after, most)
                        .map(found -> found.stream()
                                .map(each -> new OpenOffer(shown.apply(each.offer()), each.because(), each.openUntil()))
                                .toList())
                        .map(found -> Page.of(
                                found, page.limit(), each -> each.offer().id()));
    }

    private UnaryOperator<Offer> shown() {
        if (caller.is(Role.OPERATOR)) {
            return offer -> offer;
        }
        var own = caller.is(Role.MEMBER) ? null : caller.partner();
        return offer -> offer.partner().equals(own) ? offer : offer.withoutFunding();
    }
}
