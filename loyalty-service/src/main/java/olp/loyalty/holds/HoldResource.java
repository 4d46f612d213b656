package olp.loyalty.holds;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import olp.platform.ledger.model.Hold;
import olp.platform.web.Answer;
import olp.platform.web.Body;
import olp.platform.web.Caller;
import olp.platform.web.CardNumbers;
import olp.platform.web.Faults;
import olp.platform.web.Role;

/** Points set aside at a till while a purchase is under way. */
@Path("/v1/holds")
@RolesAllowed(Role.OF_TERMINAL)
class HoldResource {
    private static final int LONGEST_SECONDS = 900;
    private static final long MOST_POINTS = 1_000_000_000_000L;

    private final MakeHold make;
    private final EndHold end;
    private final HoldsOfCards holds;
    private final Caller caller;

    HoldResource(MakeHold make, EndHold end, HoldsOfCards holds, Caller caller) {
        this.make = make;
        this.end = end;
        this.holds = holds;
        this.caller = caller;
    }

    /**
     * Points to set aside.
     *
     * @param ttlSeconds for how long, 1 to 900
     * @param code shows that the customer is there, where the programme asks for it
     */
    public record NewHold(UUID id, String card, Long points, Integer ttlSeconds, String code) {}

    /**
     * The end of a hold.
     *
     * @param points how many to spend; left out: all
     */
    public record Capture(UUID id, Long points) {}

    /** A hold that is not needed. */
    public record Void(UUID id) {}

    /**
     * A hold.
     *
     * @param captured points that were spent in the end
     */
    public record View(UUID id, String card, long points, Long captured, Hold.State state, Instant expiresAt) {
        static View of(Hold hold, String card, Instant now) {
            var state = hold.stateAt(now);
            return new View(
                    hold.id(),
                    card,
                    hold.amount(),
                    state == Hold.State.CAPTURED ? hold.captured() : null,
                    state,
                    hold.expiresAt());
        }
    }

    /** Sets points aside, if there are enough. */
    @POST
    public Uni<Response> make(NewHold hold) {
        var id = Body.id(hold, NewHold::id);
        new Faults()
                .check("card", CardNumbers.isValid(hold.card()), "is not a card number")
                .check(
                        "points",
                        hold.points() != null && hold.points() >= 1 && hold.points() <= MOST_POINTS,
                        "should be 1 to " + MOST_POINTS)
                .check(
                        "ttlSeconds",
                        hold.ttlSeconds() != null && hold.ttlSeconds() >= 1 && hold.ttlSeconds() <= LONGEST_SECONDS,
                        "should be 1 to " + LONGEST_SECONDS)
                .optionalText("code", hold.code(), 2000)
                .refuse();
        return make.make(caller.key("POST /v1/holds", id, hold), hold, caller.partner())
                .map(Answer::response);
    }

    /** A hold of the partner's. */
    @GET
    @Path("/{hold}")
    public Uni<View> get(@PathParam("hold") UUID id) {
        return holds.get(id, caller.partner());
    }

    /** Spends what was set aside, or part of it; the rest is free again. */
    @POST
    @Path("/{hold}/capture")
    public Uni<Response> capture(@PathParam("hold") UUID hold, Capture capture) {
        var id = Body.id(capture, Capture::id);
        new Faults()
                .check("points", capture.points() == null || capture.points() >= 1, "should be 1 or more")
                .refuse();
        var key = caller.key("POST /v1/holds/{hold}/capture", id, new EndHold.Content(hold, capture.points()));
        return end.capture(key, hold, caller.partner(), capture.points()).map(Answer::response);
    }

    /** Frees what was set aside. */
    @POST
    @Path("/{hold}/void")
    public Uni<Response> void_(@PathParam("hold") UUID hold, Void end) {
        var id = Body.id(end, Void::id);
        var key = caller.key("POST /v1/holds/{hold}/void", id, new EndHold.Content(hold, null));
        return this.end.release(key, hold, caller.partner()).map(Answer::response);
    }
}
