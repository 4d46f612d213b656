package olp.loyalty.transfers;

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

/** Points that an operator puts right. */
@Path("/v1/adjustments")
@RolesAllowed(Role.OF_OPERATOR)
class AdjustmentResource {
    private final AdjustPoints adjust;
    private final AdjustmentLimits limits;
    private final Caller caller;

    AdjustmentResource(AdjustPoints adjust, AdjustmentLimits limits, Caller caller) {
        this.adjust = adjust;
        this.limits = limits;
        this.caller = caller;
    }

    /**
     * Points to give or to take.
     *
     * @param points more than zero to give, less to take
     * @param reason the member reads it, and it is kept for ever: nothing personal
     */
    public record Adjustment(UUID id, String card, Long points, String reason) {}

    /**
     * Gives points in the programme's name, active at once, or takes active ones. Too few to take: 409 with
     * {@code available}.
     */
    @POST
    public Uni<Response> adjust(Adjustment asked) {
        var id = Body.id(asked, Adjustment::id);
        var most = limits.mostPoints();
        new Faults()
                .check("card", CardNumbers.isValid(asked.card()), "is not a card number")
                .check(
                        "points",
                        asked.points() != null
                                && asked.points() != 0
                                && asked.points() >= -most
                                && asked.points() <= most,
                        "should be -%d to %d, and not 0".formatted(most, most))
                .text("reason", asked.reason(), 200)
                .refuse();
        return adjust.adjust(caller.key("POST /v1/adjustments", id, asked), asked)
                .map(Answer::response);
    }
}
