package olp.cashback.payouts;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import olp.cashback.payouts.model.Payout.State;
import olp.platform.web.Answer;
import olp.platform.web.Body;
import olp.platform.web.Caller;
import olp.platform.web.Faults;
import olp.platform.web.Role;

/** What the bank says of payouts. */
@Path("/v1/payouts")
@RolesAllowed(Role.OF_OPERATOR)
class EndResource {
    private static final int LONGEST_REASON = 200;

    private final EndPayout end;
    private final Caller caller;

    EndResource(EndPayout end, Caller caller) {
        this.end = end;
        this.caller = caller;
    }

    /** The money has arrived. */
    public record Settled(UUID id) {}

    /**
     * The money will not arrive.
     *
     * @param reason the member reads it, and it is kept for ever: nothing personal; may be left out
     */
    public record Failed(UUID id, String reason) {}

    /** The money has arrived: the payout is over. One that is over already: 409 with its {@code state}. */
    @POST
    @Path("/{payout}/settle")
    public Uni<Response> settle(@PathParam("payout") UUID payout, Settled settled) {
        return end(payout, "settle", Body.id(settled, Settled::id), State.SETTLED, null);
    }

    /**
     * The money will not arrive: it is in its wallet again, for 30 days at least. A payout that is over already: 409 with
     * its {@code state}.
     */
    @POST
    @Path("/{payout}/fail")
    public Uni<Response> fail(@PathParam("payout") UUID payout, Failed failed) {
        var id = Body.id(failed, Failed::id);
        new Faults().optionalText("reason", failed.reason(), LONGEST_REASON).refuse();
        return end(payout, "fail", id, State.FAILED, failed.reason());
    }

    private Uni<Response> end(UUID payout, String verb, UUID id, State how, String reason) {
        var content = new EndPayout.Content(payout, reason);
        var key = caller.key("POST /v1/payouts/{payout}/" + verb, id, content);
        return end.end(key, payout, how, reason).map(Answer::response);
    }
}
