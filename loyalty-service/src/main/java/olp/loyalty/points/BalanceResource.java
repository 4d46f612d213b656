package olp.loyalty.points;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import olp.loyalty.cards.Cards;
import olp.loyalty.program.SettingsStore;
import olp.loyalty.program.model.Tiers;
import olp.platform.ledger.PostgresLedger;
import olp.platform.ledger.model.Balance;
import olp.platform.ledger.model.Entry;
import olp.platform.ledger.model.Reason;
import olp.platform.web.Caller;
import olp.platform.web.Cursor;
import olp.platform.web.Page;
import olp.platform.web.PageRequest;
import olp.platform.web.Role;

/** What a card has, and why. */
@Path("/v1/cards/{number}")
@RolesAllowed({Role.OF_OPERATOR, Role.OF_TERMINAL, Role.OF_MEMBER})
class BalanceResource {
    private final Cards cards;
    private final PostgresLedger ledger;
    private final Expiries expiries;
    private final CardAccounts accounts;
    private final SettingsStore settings;
    private final Pool pool;
    private final Caller caller;

    BalanceResource(
            Cards cards,
            PostgresLedger ledger,
            Expiries expiries,
            CardAccounts accounts,
            SettingsStore settings,
            Pool pool,
            Caller caller) {
        this.cards = cards;
        this.ledger = ledger;
        this.expiries = expiries;
        this.accounts = accounts;
        this.settings = settings;
        this.pool = pool;
        this.caller = caller;
    }

    /** A card's balance; {@code active} is what can be spent now. */
    public record CardBalance(String card, Balance points, List<Expiring> expiring, Tier tier) {}

    /** Points that lapse after a day. */
    public record Expiring(long points, LocalDate on) {}

    /** The card's level. */
    public record Tier(
            String code,
            String name,
            String discountPercent,
            @JsonInclude(JsonInclude.Include.ALWAYS) Next next) {
        static Tier of(Tiers tiers, long spend) {
            var level = tiers.at(spend);
            return new Tier(
                    level.code(),
                    level.name(),
                    level.discountPercent(),
                    tiers.after(spend)
                            .map(next -> new Next(next.level().code(), next.missing()))
                            .orElse(null));
        }
    }

    /** The next level and what is missing to it, minor units. */
    public record Next(String code, long missing) {}

    /** A movement of points, as its owner sees it. */
    public record Movement(UUID id, Instant at, String kind, long points, UUID purchase, Reason because) {
        static Movement of(Entry entry) {
            return new Movement(entry.id(), entry.at(), entry.kind(), entry.amount(), entry.cause(), entry.because());
        }
    }

    /** What the card has now. */
    @GET
    @Path("/balance")
    public Uni<CardBalance> balance(@PathParam("number") String number) {
        return cards.visible(pool, caller, number)
                .flatMap(card -> Uni.combine()
                        .all()
                        .unis(
                                ledger.balance(pool, card.account()),
                                accounts.find(pool, List.of(card.account())),
                                expiries.of(pool, card.account()),
                                settings.history(pool))
                        .with((points, past, expiring, history) -> new CardBalance(
                                number,
                                points,
                                expiring,
                                Tier.of(
                                        history.current().tiers(),
                                        past.getOrDefault(card.account(), CardAccounts.Past.NONE)
                                                .spend()))));
    }

    /** What came and went, newest first. */
    @GET
    @Path("/entries")
    public Uni<Page<Movement>> entries(@PathParam("number") String number, @BeanParam PageRequest page) {
        var before = Cursor.decode(page.cursor(), UUID::fromString, null);
        return cards.visible(pool, caller, number)
                .flatMap(card -> ledger.entries(pool, card.account(), before, page.limit() + 1))
                .map(found -> Page.of(found.stream().map(Movement::of).toList(), page.limit(), Movement::id));
    }
}
