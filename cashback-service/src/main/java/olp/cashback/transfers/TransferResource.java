package olp.cashback.transfers;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import olp.platform.web.Answer;
import olp.platform.web.Body;
import olp.platform.web.Caller;
import olp.platform.web.CardNumbers;
import olp.platform.web.Faults;
import olp.platform.web.Role;

/** Money that members pass on. */
@Path("/v1/transfers")
class TransferResource {
    private final TransferMoney transfer;
    private final TransferLimits limits;
    private final Caller caller;

    TransferResource(TransferMoney transfer, TransferLimits limits, Caller caller) {
        this.transfer = transfer;
        this.limits = limits;
        this.caller = caller;
    }

    /** Money to pass on from one card to another, in minor units. */
    public record Transfer(UUID id, String from, String to, Long amount) {}

    /**
     * Passes available money on: from a member's own card, or any for the operator. It keeps who funds it and when it ends.
     * Too little: 409 with {@code available}; too much for a day: 409 with {@code left}.
     */
    @POST
    @RolesAllowed({Role.OF_OPERATOR, Role.OF_MEMBER})
    public Uni<Response> transfer(Transfer asked) {
        var id = Body.id(asked, Transfer::id);
        var most = limits.mostAmount();
        new Faults()
                .check("from", CardNumbers.isValid(asked.from()), "is not a card number")
                .check("to", CardNumbers.isValid(asked.to()), "is not a card number")
                .check(
                        "amount",
                        asked.amount() != null && asked.amount() >= 1 && asked.amount() <= most,
                        "should be 1 to " + most)
                .refuse();
        var key = caller.key("POST /v1/transfers", id, asked);
        var member = caller.is(Role.MEMBER) ? caller.member() : null;
        return transfer.transfer(key, asked, member).map(Answer::response);
    }
}
