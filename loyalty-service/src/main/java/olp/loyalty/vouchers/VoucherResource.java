package olp.loyalty.vouchers;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import olp.loyalty.vouchers.model.VoucherCode;
import olp.platform.web.Answer;
import olp.platform.web.Caller;
import olp.platform.web.Faults;
import olp.platform.web.Role;

/** Vouchers at a till. */
@Path("/v1/vouchers/{code}/redeem")
@RolesAllowed(Role.OF_TERMINAL)
class VoucherResource {
    private final RedeemVoucher redeem;
    private final Caller caller;

    VoucherResource(RedeemVoucher redeem, Caller caller) {
        this.redeem = redeem;
        this.caller = caller;
    }

    /**
     * A voucher that is shown at a till.
     *
     * @param id may be left out, as the code is key enough: then the same partner is answered the same again. With one, only
     *     the request with the same id is
     * @param terminal which till; may be left out
     * @param clerk who served; may be left out
     */
    public record Redemption(UUID id, String terminal, String clerk) {}

    /**
     * Takes a voucher, once. 409 {@code voucher-redeemed}, {@code voucher-expired}, {@code voucher-voided}, or
     * {@code voucher-elsewhere} if it is for another partner.
     */
    @POST
    public Uni<Response> redeem(@PathParam("code") String typed, Redemption redemption) {
        var code = VoucherCode.read(typed);
        var asked = redemption == null ? new Redemption(null, null, null) : redemption;
        new Faults()
                .check("code", code != null, "is no voucher's code")
                .optionalText("terminal", asked.terminal(), 100)
                .optionalText("clerk", asked.clerk(), 100)
                .refuse();
        var key = asked.id() == null
                ? null
                : caller.key("POST /v1/vouchers/{code}/redeem", asked.id(), List.of(code, asked));
        return redeem.redeem(key, code, caller.partner(), asked).map(Answer::response);
    }
}
