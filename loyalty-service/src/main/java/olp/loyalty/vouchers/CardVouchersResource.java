package olp.loyalty.vouchers;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import olp.loyalty.cards.Cards;
import olp.loyalty.definitions.Definitions;
import olp.loyalty.points.CardAccounts;
import olp.loyalty.vouchers.model.Voucher;
import olp.platform.web.Caller;
import olp.platform.web.Cursor;
import olp.platform.web.Page;
import olp.platform.web.PageRequest;
import olp.platform.web.Role;

/** The vouchers of a card. */
@Path("/v1/cards/{number}/vouchers")
@RolesAllowed({Role.OF_OPERATOR, Role.OF_TERMINAL, Role.OF_MEMBER})
class CardVouchersResource {
    private final PostgresVouchers vouchers;
    private final Cards cards;
    private final CardAccounts accounts;
    private final Pool pool;
    private final Caller caller;

    CardVouchersResource(PostgresVouchers vouchers, Cards cards, CardAccounts accounts, Pool pool, Caller caller) {
        this.vouchers = vouchers;
        this.cards = cards;
        this.accounts = accounts;
        this.pool = pool;
        this.caller = caller;
    }

    /** A card's vouchers, newest first; for a till those that can be used there. */
    @GET
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
