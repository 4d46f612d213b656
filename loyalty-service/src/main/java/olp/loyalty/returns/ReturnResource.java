package olp.loyalty.returns;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import olp.platform.web.Answer;
import olp.platform.web.Body;
import olp.platform.web.Caller;
import olp.platform.web.Role;

/** Returns of what was bought. */
@Path("/v1/purchases/{purchase}/returns")
class ReturnResource {
    private final RecordReturn recording;
    private final Caller caller;

    ReturnResource(RecordReturn recording, Caller caller) {
        this.recording = recording;
        this.caller = caller;
    }

    /** Records a return of the partner's own sale: refunds what it was paid with, takes back what it earned. */
    @POST
    @RolesAllowed(Role.OF_TERMINAL)
    public Uni<Response> record(@PathParam("purchase") UUID purchase, Return body) {
        Body.id(body, Return::id);
        return recording.record(purchase, body, caller.partner()).map(Answer::response);
    }
}
