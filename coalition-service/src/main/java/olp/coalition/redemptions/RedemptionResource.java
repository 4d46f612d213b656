package olp.coalition.redemptions;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import olp.coalition.redemptions.Redemptions.Found;
import olp.coalition.redemptions.model.Basket;
import olp.coalition.redemptions.model.Redemption.Step;
import olp.platform.web.Answer;
import olp.platform.web.Body;
import olp.platform.web.Caller;
import olp.platform.web.CardNumbers;
import olp.platform.web.Faults;
import olp.platform.web.Problem;
import olp.platform.web.Role;

/** Offers at the till: promised for a basket, then captured or given up. */
@Path("/v1/redemptions")
class RedemptionResource {
    private static final long LARGEST_BASKET = 1_000_000_000_000L;

    private final AuthoriseRedemption authorise;
    private final EndRedemption end;
    private final Redemptions redemptions;
    private final Pool pool;
    private final Caller caller;

    RedemptionResource(
            AuthoriseRedemption authorise, EndRedemption end, Redemptions redemptions, Pool pool, Caller caller) {
        this.authorise = authorise;
        this.end = end;
        this.redemptions = redemptions;
        this.pool = pool;
        this.caller = caller;
    }

    /**
     * A discount to promise.
     *
     * @param offer one of the till's own partner
     * @param basket what the customer is about to pay
     */
    public record NewRedemption(UUID id, UUID offer, String card, Basket basket) {}

    /** A step with a redemption. */
    public record NextStep(UUID id) {}

    /**
     * Promises the offer's discount for a basket, for 15 minutes: 409 {@code not-entitled} with what is missing if the
     * offer is not open to the card.
     */
    @POST
    @RolesAllowed({Role.OF_TERMINAL, Role.OF_PARTNER})
    public Uni<Response> authorise(NewRedemption asked) {
        var id = Body.id(asked, NewRedemption::id);
        Body.required(asked, "offer", NewRedemption::offer);
        CardNumbers.checked("card", Body.required(asked, "card", NewRedemption::card));
        var basket = Body.required(asked, "basket", NewRedemption::basket);
        var total = basket.total();
        new Faults()
                .check(
                        "basket.total",
                        total != null && total >= 1 && total <= LARGEST_BASKET,
                        "should be 1 to " + LARGEST_BASKET)
                .check("basket.currency", basket.currency() != null, "is missing")
                .refuse();
        var key = caller.key("POST /v1/redemptions", id, asked);
        return authorise.authorise(key, asked, caller.partner()).map(Answer::response);
    }

    /** A redemption: for the till's own partner, the card's member, and the operator. */
    @GET
    @Path("/{redemption}")
    @RolesAllowed({Role.OF_TERMINAL, Role.OF_PARTNER, Role.OF_MEMBER, Role.OF_OPERATOR})
    public Uni<RedemptionView> find(@PathParam("redemption") UUID id) {
        var all = caller.is(Role.OPERATOR);
        var member = caller.is(Role.MEMBER) ? caller.member() : null;
        var partner = caller.is(Role.TERMINAL) || caller.is(Role.PARTNER) ? caller.partner() : null;
        return redemptions
                .find(pool, id)
                .map(found -> found.filter(each -> all || isOf(partner, each) || isBy(member, each))
                        .map(each -> RedemptionView.of(
                                each.redemption(), each.now(), isOf(partner, each) ? each.proof() : null))
                        .orElseThrow(() -> Problem.notFound("redemption")));
    }

    private static boolean isOf(UUID partner, Found found) {
        return found.redemption().partner().equals(partner);
    }

    private static boolean isBy(UUID member, Found found) {
        return member != null && member.equals(found.member());
    }

    /** The sale was made: the discount is given for good. */
    @POST
    @Path("/{redemption}/capture")
    @RolesAllowed({Role.OF_TERMINAL, Role.OF_PARTNER})
    public Uni<Response> capture(@PathParam("redemption") UUID redemption, NextStep step) {
        return take(redemption, step, "capture", Step.CAPTURE);
    }

    /** The sale was not made: the promise is taken back. */
    @POST
    @Path("/{redemption}/void")
    @RolesAllowed({Role.OF_TERMINAL, Role.OF_PARTNER})
    public Uni<Response> giveUp(@PathParam("redemption") UUID redemption, NextStep step) {
        return take(redemption, step, "void", Step.VOID);
    }

    private Uni<Response> take(UUID redemption, NextStep next, String verb, Step step) {
        var key = caller.key(
                "POST /v1/redemptions/{redemption}/" + verb, Body.id(next, NextStep::id), List.of(next, redemption));
        return end.take(key, redemption, caller.partner(), step).map(Answer::response);
    }
}
