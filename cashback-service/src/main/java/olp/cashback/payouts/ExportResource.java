package olp.cashback.payouts;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import olp.platform.web.Answer;
import olp.platform.web.Body;
import olp.platform.web.Caller;
import olp.platform.web.Role;

/** Files for the bank. */
@Path("/v1/payouts/exports")
@RolesAllowed(Role.OF_OPERATOR)
class ExportResource {
    private final ExportPayouts export;
    private final Caller caller;

    ExportResource(ExportPayouts export, Caller caller) {
        this.export = export;
        this.caller = caller;
    }

    /** A file to make. */
    public record NewExport(UUID id) {}

    /**
     * A file that was made.
     *
     * @param payouts how many are in it
     * @param amount what they come to, in minor units
     */
    public record View(UUID id, int payouts, long amount, String currency, Instant madeAt) {}

    /**
     * Puts payouts that are on their way and in no file yet, the longest waiting first and at most 10,000, into one file:
     * ISO 20022 {@code pain.001.001.09}. None: 409.
     */
    @POST
    public Uni<Response> export(NewExport asked) {
        var id = Body.id(asked, NewExport::id);
        return export.export(caller.key("POST /v1/payouts/exports", id, asked)).map(Answer::response);
    }

    /** The file, the same for ever. Has bank details in it. */
    @GET
    @Path("/{export}")
    @Produces(MediaType.APPLICATION_XML)
    public Uni<byte[]> file(@PathParam("export") UUID id) {
        return export.file(id);
    }
}
