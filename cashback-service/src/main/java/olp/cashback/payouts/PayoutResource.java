package olp.cashback.payouts;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import olp.cashback.payouts.model.Payout;
import olp.platform.web.Answer;
import olp.platform.web.Body;
import olp.platform.web.Caller;
import olp.platform.web.CardNumbers;
import olp.platform.web.Faults;
import olp.platform.web.Page;
import olp.platform.web.PageRequest;
import olp.platform.web.Personal;
import olp.platform.web.Role;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Cashback sent to bank accounts. */
@Path("/v1/payouts")
class PayoutResource {
    private final RequestPayout request;
    private final ReadPayouts read;
    private final PayoutSettings settings;
    private final Caller caller;

    PayoutResource(RequestPayout request, ReadPayouts read, PayoutSettings settings, Caller caller) {
        this.request = request;
        this.read = read;
        this.settings = settings;
        this.caller = caller;
    }

    /**
     * Money to send.
     *
     * @param amount in minor units, within the limits of one payout
     * @param to an IBAN, or {@code {iban, name?, bic?}}; a bank may refuse what has no name
     */
    public record NewPayout(
            UUID id,
            String card,
            Long amount,

            @Personal
            @Schema(
                    implementation = Object.class,
                    oneOf = {String.class, Destination.class})
            Destination to) {}

    /**
     * A payout.
     *
     * @param to where it goes: country and last four characters of the IBAN
     * @param endedAt when it was settled or failed; left out while it is on its way
     * @param reason why it failed; left out if nobody said
     * @param export the file for the bank that it is in; left out if in none
     */
    public record View(
            UUID id,
            String card,
            long amount,
            String currency,
            String to,
            Payout.State state,
            Instant requestedAt,
            Instant endedAt,
            String reason,
            UUID export) {
        static View of(Payout payout) {
            return new View(
                    payout.id(),
                    payout.card(),
                    payout.amount(),
                    payout.currency(),
                    payout.to(),
                    payout.state(),
                    payout.requestedAt(),
                    payout.endedAt(),
                    payout.reason(),
                    payout.export());
        }
    }

    /**
     * Takes available money out of a wallet, that of a member's own card, or any for the operator, to be sent to a bank
     * account. Too little: 409 with {@code available}; too much for a month: 409 with {@code left}.
     */
    @POST
    @RolesAllowed({Role.OF_OPERATOR, Role.OF_MEMBER})
    public Uni<Response> request(NewPayout asked) {
        var id = Body.id(asked, NewPayout::id);
        var amount = asked.amount();
        var faults = new Faults()
                .check("card", CardNumbers.isValid(asked.card()), "is not a card number")
                .check(
                        "amount",
                        amount != null && amount >= settings.least() && amount <= settings.most(),
                        "should be %d to %d".formatted(settings.least(), settings.most()));
        Destination.check(asked.to(), faults);
        faults.refuse();
        var key = caller.key("POST /v1/payouts", id, asked);
        return request.request(key, asked, owner()).map(Answer::response);
    }

    /** A payout: a member's own, or any for the operator. */
    @GET
    @Path("/{payout}")
    @RolesAllowed({Role.OF_OPERATOR, Role.OF_MEMBER})
    public Uni<View> get(@PathParam("payout") UUID id) {
        return read.one(id, owner()).map(View::of);
    }

    /**
     * Payouts, the newest first.
     *
     * @param state REQUESTED, SETTLED or FAILED; left out: all
     */
    @GET
    @RolesAllowed(Role.OF_OPERATOR)
    public Uni<Page<View>> list(@QueryParam("state") String state, @BeanParam PageRequest page) {
        return read.list(state, page)
                .map(found -> new Page<>(found.items().stream().map(View::of).toList(), found.next()));
    }

    /** Whose payouts the caller may see and make; null: everybody's. */
    private UUID owner() {
        return caller.is(Role.MEMBER) ? caller.member() : null;
    }
}
