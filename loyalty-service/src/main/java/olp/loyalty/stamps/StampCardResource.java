package olp.loyalty.stamps;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import olp.loyalty.definitions.Definitions;
import olp.platform.web.Answer;
import olp.platform.web.Body;
import olp.platform.web.Caller;
import olp.platform.web.Cursor;
import olp.platform.web.Page;
import olp.platform.web.PageRequest;
import olp.platform.web.Role;

/** Stamp cards, for the operator. */
@Path("/v1/stamp-cards")
@RolesAllowed(Role.OF_OPERATOR)
class StampCardResource {
    private final ChangeStampCards change;
    private final Definitions definitions;
    private final Pool pool;
    private final Caller caller;

    StampCardResource(ChangeStampCards change, Definitions definitions, Pool pool, Caller caller) {
        this.change = change;
        this.definitions = definitions;
        this.pool = pool;
        this.caller = caller;
    }

    /** Makes a stamp card. Without {@code from} it counts as in force since always. */
    @POST
    public Uni<Response> make(StampCardTerms stampCard) {
        var asked = Body.present(stampCard).checked(null);
        return change.make(caller.key("POST /v1/stamp-cards", asked.request(), asked), asked)
                .map(Answer::response);
    }

    /** Changes a stamp card, from now on or from its {@code from} if that is later; stamps that were given stay. */
    @PUT
    @Path("/{code}")
    public Uni<StampCardTerms> change(@PathParam("code") String code, StampCardTerms stampCard) {
        return change.change(code, Body.present(stampCard).checked(code), caller.id());
    }

    /** Stamp cards as last defined, by code. */
    @GET
    public Uni<Page<StampCardTerms>> list(@BeanParam PageRequest page) {
        var after = Cursor.decode(page.cursor(), code -> code, "");
        return definitions
                .read(pool)
                .map(snapshot -> Page.of(
                        snapshot.of(Stamps.KIND).after(after, page.limit() + 1).stream()
                                .map(each -> StampCardTerms.of(each, null))
                                .toList(),
                        page.limit(),
                        StampCardTerms::code));
    }
}
