package olp.cashback.wallets;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import olp.cashback.ledger.Postings;
import olp.cashback.program.Programs;
import olp.platform.ledger.PostgresLedger;
import olp.platform.ledger.PostgresLedger.Numbered;
import olp.platform.ledger.Standing;
import olp.platform.web.Cursor;
import olp.platform.web.Page;
import olp.platform.web.PageRequest;
import olp.platform.web.Role;

/** Wallets: the member's own, any for the operator and the till. */
@Path("/v1/wallets/{card}")
@RolesAllowed({Role.OF_MEMBER, Role.OF_TERMINAL, Role.OF_OPERATOR})
class WalletResource {
    private final CardAccess access;
    private final PostgresLedger ledger;
    private final Programs programs;
    private final Pool pool;

    WalletResource(CardAccess access, PostgresLedger ledger, Programs programs, Pool pool) {
        this.access = access;
        this.ledger = ledger;
        this.programs = programs;
        this.pool = pool;
    }

    /** What the card's holder has now. */
    @GET
    public Uni<Wallet> wallet(@PathParam("card") String card) {
        return access.card(card)
                .flatMap(found -> programs.now(pool)
                        .flatMap(program -> ledger.standings(pool, List.of(found.account()), Postings.KINDS)
                                .map(all -> Wallet.of(
                                        found.number(),
                                        program.currency(),
                                        all.getOrDefault(found.account(), Standing.NOTHING)
                                                .balance()))));
    }

    /** The statement, newest first. */
    @GET
    @Path("/entries")
    public Uni<Page<WalletEntry>> entries(@PathParam("card") String card, @BeanParam PageRequest page) {
        var before = Cursor.decode(page.cursor(), Long::valueOf, Long.MAX_VALUE);
        var limit = page.limit();
        return access.card(card)
                .flatMap(found -> ledger.entries(pool, List.of(found.account()), before, limit + 1))
                .map(found -> Page.of(found, limit, Numbered::seq))
                .map(found -> new Page<>(
                        found.items().stream()
                                .map(each -> WalletEntry.of(each.entry()))
                                .toList(),
                        found.next()));
    }
}
