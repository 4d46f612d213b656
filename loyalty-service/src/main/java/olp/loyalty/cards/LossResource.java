package olp.loyalty.cards;

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
import olp.platform.web.CardNumbers;
import olp.platform.web.RequestKey;
import olp.platform.web.Role;

/** Cards that were lost. */
@Path("/v1/cards/{number}")
class LossResource {
    private final StopCard stop;
    private final Caller caller;

    LossResource(StopCard stop, Caller caller) {
        this.stop = stop;
        this.caller = caller;
    }

    /** A card that is lost. */
    public record Loss(UUID id) {}

    /** Stops a card at once: the member's own, or any for the operator. It still shows what its account has. */
    @POST
    @Path("/block")
    @RolesAllowed({Role.OF_OPERATOR, Role.OF_MEMBER})
    public Uni<Response> block(@PathParam("number") String number, Loss loss) {
        return stop.block(key("block", number, loss), number, owner()).map(Answer::response);
    }

    /**
     * Stops a card for good and issues another with the same account: the member's own, or any for the operator. One that
     * was replaced already names the other as {@code replacedBy}.
     */
    @POST
    @Path("/replace")
    @RolesAllowed({Role.OF_OPERATOR, Role.OF_MEMBER})
    public Uni<Response> replace(@PathParam("number") String number, Loss loss) {
        return stop.replace(key("replace", number, loss), number, owner()).map(Answer::response);
    }

    private RequestKey key(String verb, String number, Loss loss) {
        var id = Body.id(loss, Loss::id);
        return caller.key("POST /v1/cards/{number}/" + verb, id, List.of(loss, CardNumbers.checked("number", number)));
    }

    private UUID owner() {
        return caller.is(Role.MEMBER) ? caller.member() : null;
    }
}
