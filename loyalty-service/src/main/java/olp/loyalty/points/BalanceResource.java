package olp.loyalty.points;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import olp.loyalty.cards.Cards;
import olp.loyalty.program.model.Program;
import olp.loyalty.tiers.TierView;
import olp.platform.ledger.LedgerStatements;
import olp.platform.ledger.LedgerStatements.Line;
import olp.platform.ledger.StatementPlace;
import olp.platform.ledger.model.Balance;
import olp.platform.ledger.model.Ends;
import olp.platform.web.Caller;
import olp.platform.web.CardNumbers;
import olp.platform.web.Cursor;
import olp.platform.web.Page;
import olp.platform.web.PageRequest;
import olp.platform.web.Problem;
import olp.platform.web.Role;

/** What a card has, and why. */
@Path("/v1/cards/{number}")
@RolesAllowed({Role.OF_OPERATOR, Role.OF_TERMINAL, Role.OF_MEMBER})
class BalanceResource {
    private final Cards cards;
    private final CardBalances balances;
    private final CardAccounts accounts;
    private final Pool pool;
    private final Caller caller;

    BalanceResource(Cards cards, CardBalances balances, CardAccounts accounts, Pool pool, Caller caller) {
        this.cards = cards;
        this.balances = balances;
        this.accounts = accounts;
        this.pool = pool;
        this.caller = caller;
    }

    /**
     * A card's balance; {@code active} is what can be spent now.
     *
     * @param expiring the soonest days on which anything lapses, at most five
     * @param expiryNotice whether what it earns now lapses only after a notice; never REQUIRED for a bearer card
     */
    public record CardBalance(
            String card, Points points, List<Expiring> expiring, Program.ExpiryNotice expiryNotice, TierView tier) {}

    /** What there is: {@code active} can be spent now, and is below zero if points are owed. */
    public record Points(long active, long pending, long held, long lifetime) {
        static Points of(Balance balance) {
            return new Points(balance.available(), balance.pending(), balance.held(), balance.lifetime());
        }
    }

    /** Points that lapse after a day. */
    public record Expiring(long points, LocalDate on) {}

    private static List<Expiring> expiring(Ends ends, ZoneId zone) {
        return ends.soonest().stream()
                .map(each -> new Expiring(each.amount(), Ends.lastDay(each.at(), zone)))
                .toList();
    }

    /** What the card has now. */
    @GET
    @Path("/balance")
    public Uni<CardBalance> balance(@PathParam("number") String number) {
        CardNumbers.checked("card", number);
        var member = caller.is(Role.MEMBER) ? caller.member() : null;
        return balances.of(number)
                .map(found -> found.filter(state -> member == null || member.equals(state.member()))
                        .orElseThrow(() -> Problem.notFound("card")))
                .map(state -> new CardBalance(
                        number,
                        Points.of(state.standing().balance()),
                        expiring(
                                state.standing().ends(),
                                state.settings().program().zone()),
                        state.member() == null
                                ? Program.ExpiryNotice.NONE
                                : state.settings().program().expiryNotice(),
                        TierView.of(state.tier())));
    }

    /** What came and went, newest first. */
    @GET
    @Path("/entries")
    public Uni<Page<Movement>> entries(@PathParam("number") String number, @BeanParam PageRequest page) {
        var after = Cursor.decode(page.cursor(), StatementPlace::of, StatementPlace.BEGINNING);
        return cards.visible(pool, caller, number)
                .flatMap(card -> accounts.issuedInto(pool, card.account()))
                .flatMap(issued -> LedgerStatements.statement(pool, issued, after, page.limit() + 1))
                .map(found -> Page.of(found, page.limit(), Line::place))
                .map(found -> new Page<>(
                        found.items().stream()
                                .map(each -> Movement.of(each.entry()))
                                .toList(),
                        found.next()));
    }
}
