package olp.loyalty.purchases;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import olp.platform.web.Caller;
import olp.platform.web.Role;

/** A terminal's offline hours, posted at once: lines in, answers out, in order, neither held in memory. */
@Path("/v1/purchases/journal")
class JournalResource {
    private final Journal journal;
    private final Caller caller;

    JournalResource(Journal journal, Caller caller) {
        this.journal = journal;
        this.caller = caller;
    }

    /** Records a purchase a line. A client reads the answers while it sends. */
    @POST
    @Consumes("application/x-ndjson")
    @Produces("application/x-ndjson")
    @RolesAllowed(Role.OF_TERMINAL)
    @RunOnVirtualThread
    public StreamingOutput record(InputStream lines) {
        var partner = caller.partner();
        return answers -> journal.record(lines, partner, answers);
    }
}
