package olp.loyalty.partners;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import olp.loyalty.partners.Partner.State;
import olp.platform.web.Answer;
import olp.platform.web.Body;
import olp.platform.web.Caller;
import olp.platform.web.Cursor;
import olp.platform.web.Faults;
import olp.platform.web.Page;
import olp.platform.web.PageRequest;
import olp.platform.web.Role;

/** The businesses of the coalition. */
@Path("/v1/partners")
class PartnerResource {
    private final KeepPartners partners;
    private final Caller caller;

    PartnerResource(KeepPartners partners, Caller caller) {
        this.partners = partners;
        this.caller = caller;
    }

    /** A business to take in. */
    public record NewPartner(UUID id, String name, String category) {}

    /** A step with a partner. */
    public record Step(UUID id) {}

    /** Takes a business into the coalition. */
    @POST
    @RolesAllowed(Role.OF_OPERATOR)
    public Uni<Response> join(NewPartner partner) {
        var id = Body.id(partner, NewPartner::id);
        new Faults()
                .text("name", partner.name(), 200)
                .text("category", partner.category(), 100)
                .refuse();
        var key = caller.key("POST /v1/partners", id, partner);
        return partners.join(key, partner.name(), partner.category()).map(Answer::response);
    }

    /** The businesses, by id. */
    @GET
    @RolesAllowed({Role.OF_OPERATOR, Role.OF_TERMINAL, Role.OF_PARTNER, Role.OF_MEMBER})
    public Uni<Page<Partner.View>> list(@BeanParam PageRequest page) {
        var after = Cursor.decode(page.cursor(), UUID::fromString, new UUID(0, 0));
        return partners.after(after, page.limit() + 1).map(found -> Page.of(found, page.limit(), Partner.View::id));
    }

    /** Stops a partner's tills for a while. */
    @POST
    @Path("/{partner}/pause")
    @RolesAllowed(Role.OF_OPERATOR)
    public Uni<Response> pause(@PathParam("partner") UUID partner, Step step) {
        return turn(partner, step, "pause", State.PAUSED);
    }

    /** Lets a paused partner's tills work again. */
    @POST
    @Path("/{partner}/resume")
    @RolesAllowed(Role.OF_OPERATOR)
    public Uni<Response> resume(@PathParam("partner") UUID partner, Step step) {
        return turn(partner, step, "resume", State.ACTIVE);
    }

    /** Lets a partner go, for good. */
    @POST
    @Path("/{partner}/leave")
    @RolesAllowed(Role.OF_OPERATOR)
    public Uni<Response> leave(@PathParam("partner") UUID partner, Step step) {
        return turn(partner, step, "leave", State.LEFT);
    }

    private Uni<Response> turn(UUID partner, Step step, String verb, State state) {
        var key = caller.key("POST /v1/partners/{partner}/" + verb, Body.id(step, Step::id), List.of(step, partner));
        return partners.turn(key, partner, state).map(Answer::response);
    }
}
