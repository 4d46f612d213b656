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

/** Money that an operator puts right. */
@Path("/v1/adjustments")
@RolesAllowed(Role.OF_OPERATOR)
class AdjustmentResource {
    private static final int LONGEST_REASON = 200;

    private final AdjustMoney adjust;
    private final AdjustmentLimits limits;
    private final Caller caller;

    AdjustmentResource(AdjustMoney adjust, AdjustmentLimits limits, Caller caller) {
        this.adjust = adjust;
        this.limits = limits;
        this.caller = caller;
    }

    /**
     * Money to give or to take.
     *
     * @param amount in minor units: more than zero to give, less to take
     * @param reason the member reads it, and it is kept for ever: nothing personal
     */
    public record Adjustment(UUID id, String card, Long amount, String reason) {}

    /**
     * Gives money in the programme's name, available at once, or takes what is available. Too little to take: 409 with
     * {@code available}.
     */
    @POST
    public Uni<Response> adjust(Adjustment asked) {
        var id = Body.id(asked, Adjustment::id);
        var amount = asked.amount();
        var most = limits.mostAmount();
        new Faults()
                .check("card", CardNumbers.isValid(asked.card()), "is not a card number")
                .check(
                        "amount",
                        amount != null && amount != 0 && amount >= -most && amount <= most,
                        "should be -%d to %d, and not 0".formatted(most, most))
                .text("reason", asked.reason(), LONGEST_REASON)
                .refuse();
        return adjust.adjust(caller.key("POST /v1/adjustments", id, asked), asked)
                .map(Answer::response);
    }
}
