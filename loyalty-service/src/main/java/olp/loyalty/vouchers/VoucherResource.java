package olp.loyalty.vouchers;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import olp.loyalty.cards.Cards;
import olp.loyalty.definitions.Definitions;
import olp.loyalty.points.CardAccounts;
import olp.loyalty.vouchers.model.Voucher;
import olp.loyalty.vouchers.model.VoucherCode;
import olp.platform.web.Answer;
import olp.platform.web.Caller;
import olp.platform.web.Cursor;
import olp.platform.web.Faults;
import olp.platform.web.Page;
import olp.platform.web.PageRequest;
import olp.platform.web.Role;

/** Vouchers: whose they are, and their use at a till. */
@Path("/v1")
class VoucherResource {
    private final RedeemVoucher redeem;
    private final PostgresVouchers vouchers;
    private final Cards cards;
    private final CardAccounts accounts;
    private final Pool pool;
    private final Caller caller;

    VoucherResource(
            RedeemVoucher redeem,
            PostgresVouchers vouchers,
            Cards cards,
            CardAccounts accounts,
            Pool pool,
            Caller caller) {
        this.redeem = redeem;
        this.vouchers = vouchers;
        this.cards = cards;
        this.accounts = accounts;
        this.pool = pool;
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
    @Path("/vouchers/{code}/redeem")
    @RolesAllowed(Role.OF_TERMINAL)
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

    /** A card's vouchers, newest first; for a till those that can be used there. */
    @GET
    @Path("/cards/{number}/vouchers")
    @RolesAllowed({Role.OF_OPERATOR, Role.OF_TERMINAL, Role.OF_MEMBER})
    public Uni<Page<VoucherView>> list(@PathParam("number") String number, @BeanParam PageRequest page) {
        var before = Cursor.decode(page.cursor(), UUID::fromString, new UUID(-1, -1));
        var partner = caller.is(Role.TERMINAL) ? caller.partner() : null;
        return cards.visible(pool, caller, number)
                .flatMap(card -> accounts.issuedInto(pool, card.account()))
                .flatMap(issued -> vouchers.before(pool, issued, before, partner, page.limit() + 1))
                .map(found -> Page.of(found, page.limit(), Voucher::id))
                .flatMap(found -> Definitions.now(pool)
                        .map(now -> new Page<>(
                                found.items().stream()
                                        .map(each -> VoucherView.of(each, now))
                                        .toList(),
                                found.next())));
    }
}
