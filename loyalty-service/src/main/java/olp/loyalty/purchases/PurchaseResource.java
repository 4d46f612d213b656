package olp.loyalty.purchases;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import olp.loyalty.purchases.model.Purchase;
import olp.platform.web.Answer;
import olp.platform.web.Body;
import olp.platform.web.Caller;
import olp.platform.web.Cursor;
import olp.platform.web.Faults;
import olp.platform.web.Page;
import olp.platform.web.PageRequest;
import olp.platform.web.Problem;
import olp.platform.web.Role;

/** Purchases, one by one. */
@Path("/v1/purchases")
class PurchaseResource {
    private final PurchaseDesk desk;
    private final PostgresPurchases purchases;
    private final PurchaseJson json;
    private final Pool pool;
    private final Caller caller;

    PurchaseResource(PurchaseDesk desk, PostgresPurchases purchases, PurchaseJson json, Pool pool, Caller caller) {
        this.desk = desk;
        this.purchases = purchases;
        this.json = json;
        this.pool = pool;
        this.caller = caller;
    }

    /**
     * Records a purchase; it is durable when this answers. 400 where more is taken off a line than the programme's ceiling of all
     * discounts allows.
     */
    @POST
    @RolesAllowed(Role.OF_TERMINAL)
    public Uni<Response> record(Purchase purchase) {
        return desk.record(Body.present(purchase), caller.partner(), false).map(outcome -> switch (outcome) {
            case PurchaseOutcome.Recorded recorded ->
                new Answer(201, recorded.answer(), recorded.replayed()).response();
            case PurchaseOutcome.Refused refused -> throw refused.problem();
        });
    }

    /** A recorded purchase: the partner's own, or any for the operator. */
    @GET
    @Path("/{purchase}")
    @RolesAllowed({Role.OF_OPERATOR, Role.OF_TERMINAL, Role.OF_PARTNER})
    public Uni<Response> get(@PathParam("purchase") UUID id) {
        var partner = caller.is(Role.OPERATOR) ? null : caller.partner();
        return purchases.body(pool, id).map(body -> {
            if (body == null || partner != null && !partner.equals(body.partner())) {
                throw Problem.notFound("purchase");
            }
            return Answer.of(200, body.json()).response();
        });
    }

    /** The partner's purchases under one of its order numbers. */
    @GET
    @RolesAllowed({Role.OF_TERMINAL, Role.OF_PARTNER})
    public Uni<Page<Object>> byOrder(@QueryParam("order") String order, @BeanParam PageRequest page) {
        new Faults().text("order", order, 100).refuse();
        var after = Cursor.decode(page.cursor(), UUID::fromString, new UUID(0, 0));
        return purchases
                .byOrder(pool, caller.partner(), order, after, page.limit() + 1)
                .map(found -> Page.of(found, page.limit(), PostgresPurchases.Body::id))
                .map(found -> new Page<>(
                        found.items().stream()
                                .<Object>map(body -> json.read(body.json()))
                                .toList(),
                        found.next()));
    }
}
