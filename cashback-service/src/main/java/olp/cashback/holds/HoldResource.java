package olp.cashback.holds;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import olp.platform.web.Answer;
import olp.platform.web.Body;
import olp.platform.web.Caller;
import olp.platform.web.CardNumbers;
import olp.platform.web.Faults;
import olp.platform.web.Role;

/** Cashback set aside at a till while a purchase is under way. */
@Path("/v1/holds")
@RolesAllowed(Role.OF_TERMINAL)
class HoldResource {
    static final int LONGEST_SECONDS = 900;
    private static final long MOST = 1_000_000_000_000L;

    private final MakeHold make;
    private final EndHold end;
    private final WalletHolds holds;
    private final Proofs proofs;
    private final Pool pool;
    private final Caller caller;

    HoldResource(MakeHold make, EndHold end, WalletHolds holds, Proofs proofs, Pool pool, Caller caller) {
        this.make = make;
        this.end = end;
        this.holds = holds;
        this.proofs = proofs;
        this.pool = pool;
        this.caller = caller;
    }

    /**
     * Money to set aside.
     *
     * @param amount minor units
     * @param currency ISO 4217, the programme's
     * @param ttlSeconds for how long, 1 to 900
     * @param code shows that the customer is there, where the programme asks for it
     * @param direct true for a partner that posts no purchases: it captures the hold here, and gets no proof
     */
    public record NewHold(
            UUID id, String card, Long amount, String currency, Integer ttlSeconds, String code, Boolean direct) {}

    /**
     * The end of a direct hold.
     *
     * @param amount how much to spend, minor units; left out: all
     */
    public record Capture(UUID id, Long amount) {}

    /** A hold that is not needed. */
    public record Void(UUID id) {}

    /** Sets money aside, if there is enough. The purchase that carries the proof spends all of it. */
    @POST
    public Uni<Response> make(NewHold hold) {
        var id = Body.id(hold, NewHold::id);
        new Faults()
                .check("card", CardNumbers.isValid(hold.card()), "is not a card number")
                .check(
                        "amount",
                        hold.amount() != null && hold.amount() >= 1 && hold.amount() <= MOST,
                        "should be 1 to " + MOST)
                .text("currency", hold.currency(), 3)
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
    public Uni<HoldView> get(@PathParam("hold") UUID id) {
        return holds.get(pool, id, caller.partner())
                .map(found -> HoldView.of(found.hold(), found.now(), proofs.of(found.hold(), found.now())));
    }

    /** Spends what a direct hold set aside, or part of it; the rest is free again. */
    @POST
    @Path("/{hold}/capture")
    public Uni<Response> capture(@PathParam("hold") UUID hold, Capture capture) {
        var id = Body.id(capture, Capture::id);
        new Faults()
                .check("amount", capture.amount() == null || capture.amount() >= 1, "should be 1 or more")
                .refuse();
        var key = caller.key("POST /v1/holds/{hold}/capture", id, new EndHold.Content(hold, capture.amount()));
        return end.capture(key, hold, caller.partner(), capture.amount()).map(Answer::response);
    }

    /**
     * Gives a hold up. A direct one's money is free at once; another's as soon as no purchase can have used the proof, which
     * is shortly after its end: take no payment with it any more.
     */
    @POST
    @Path("/{hold}/void")
    public Uni<Response> void_(@PathParam("hold") UUID hold, Void end) {
        var id = Body.id(end, Void::id);
        var key = caller.key("POST /v1/holds/{hold}/void", id, new EndHold.Content(hold, null));
        return this.end.release(key, hold, caller.partner()).map(Answer::response);
    }
}
