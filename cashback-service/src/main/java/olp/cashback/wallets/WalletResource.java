package olp.cashback.wallets;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import olp.cashback.cards.Aliases;
import olp.cashback.cards.Card;
import olp.cashback.ledger.Postings;
import olp.cashback.program.Programs;
import olp.platform.ledger.LedgerStatements;
import olp.platform.ledger.LedgerStatements.Line;
import olp.platform.ledger.PostgresLedger;
import olp.platform.ledger.Standing;
import olp.platform.ledger.StatementPlace;
import olp.platform.web.Cursor;
import olp.platform.web.Page;
import olp.platform.web.PageRequest;
import olp.platform.web.Role;

/** Wallets: the member's own, any for the operator and the till. */
@Path("/v1/wallets/{card}")
@RolesAllowed({Role.OF_MEMBER, Role.OF_TERMINAL, Role.OF_OPERATOR})
class WalletResource {
    private static final String WALLET = """
            select l.*, clock_timestamp() as now
            from card c join alias a on a.issued = c.issued join ledger_account l on l.id = a.account
            where c.number = $1""";

    private final CardAccess access;
    private final Aliases aliases;
    private final PostgresLedger ledger;
    private final Programs programs;
    private final Pool pool;

    WalletResource(CardAccess access, Aliases aliases, PostgresLedger ledger, Programs programs, Pool pool) {
        this.access = access;
        this.aliases = aliases;
        this.ledger = ledger;
        this.programs = programs;
        this.pool = pool;
    }

    /** What the card's holder has now. */
    @GET
    public Uni<Wallet> wallet(@PathParam("card") String card) {
        return access.card(card)
                .flatMap(found -> programs.now(pool)
                        .flatMap(program -> standing(found).map(standing -> Wallet.of(found, program, standing))));
    }

    /** By the card, not by the account where its money was a moment ago. */
    private Uni<Standing> standing(Card card) {
        return pool.preparedQuery(WALLET)
                .execute(Tuple.of(card.number()))
                .flatMap(rows -> ledger.standings(pool, rows, Postings.KINDS))
                .map(found -> found.values().stream().findFirst().orElse(Standing.NOTHING));
    }

    /** The statement, newest first: of all cards whose money is in the wallet, also from before it was. */
    @GET
    @Path("/entries")
    public Uni<Page<WalletEntry>> entries(@PathParam("card") String card, @BeanParam PageRequest page) {
        var after = Cursor.decode(page.cursor(), StatementPlace::of, StatementPlace.BEGINNING);
        var limit = page.limit();
        return access.card(card)
                .flatMap(found -> aliases.issuedInto(pool, found.account()))
                .flatMap(issued -> LedgerStatements.statement(pool, issued, after, limit + 1))
                .map(found -> Page.of(found, limit, Line::place))
                .map(found -> new Page<>(
                        found.items().stream()
                                .map(each -> WalletEntry.of(each.entry()))
                                .toList(),
                        found.next()));
    }
}
