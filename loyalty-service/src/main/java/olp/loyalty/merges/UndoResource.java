package olp.loyalty.merges;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import olp.platform.web.Answer;
import olp.platform.web.Body;
import olp.platform.web.Caller;
import olp.platform.web.Role;

/** Merges that were mistakes. */
@Path("/v1/merges/{merge}")
class UndoResource {
    private final UndoMerge undo;
    private final Caller caller;

    UndoResource(UndoMerge undo, Caller caller) {
        this.undo = undo;
        this.caller = caller;
    }

    /** A merge that was a mistake. */
    public record Undo(UUID id) {}

    /**
     * Takes a merge back. What was given to the cards that came with it goes with them, as far as it is not spent, and so
     * do holds that were made with them. Refused with {@code until} while a hold of one side's card has points of the other
     * side, and with {@code merge} if the survivor was merged itself since.
     */
    @POST
    @Path("/undo")
    @RolesAllowed(Role.OF_OPERATOR)
    public Uni<Response> undo(@PathParam("merge") UUID merge, Undo mistake) {
        var key = caller.key("POST /v1/merges/{merge}/undo", Body.id(mistake, Undo::id), List.of(mistake, merge));
        return undo.undo(key, merge).map(Answer::response);
    }
}
