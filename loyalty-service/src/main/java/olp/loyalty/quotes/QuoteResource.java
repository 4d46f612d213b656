package olp.loyalty.quotes;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import olp.loyalty.cards.Card;
import olp.loyalty.cards.Cards;
import olp.loyalty.points.CardAccounts;
import olp.loyalty.points.CardAccounts.Past;
import olp.loyalty.points.PointsEvents;
import olp.loyalty.program.SettingsStore;
import olp.loyalty.program.model.Program;
import olp.loyalty.program.model.Settings;
import olp.loyalty.purchases.model.Purchase;
import olp.loyalty.purchases.model.PurchaseChecks;
import olp.loyalty.quotes.model.Basket;
import olp.loyalty.recognition.Recognition;
import olp.loyalty.tiers.TierView;
import olp.loyalty.tiers.model.TierAccount;
import olp.platform.ledger.PostgresLedger;
import olp.platform.ledger.Standing;
import olp.platform.ledger.model.Balance;
import olp.platform.web.Body;
import olp.platform.web.Caller;
import olp.platform.web.Problem;
import olp.platform.web.Role;

/** What a purchase would cost and bring, before it is made; stores nothing. */
@Path("/v1/quotes")
class QuoteResource {
    private final Cards cards;
    private final CardAccounts accounts;
    private final PostgresLedger ledger;
    private final SettingsStore settings;
    private final Earnings earnings;
    private final Pool pool;
    private final Caller caller;

    QuoteResource(
            Cards cards,
            CardAccounts accounts,
            PostgresLedger ledger,
            SettingsStore settings,
            Earnings earnings,
            Pool pool,
            Caller caller) {
        this.cards = cards;
        this.accounts = accounts;
        this.ledger = ledger;
        this.settings = settings;
        this.earnings = earnings;
        this.pool = pool;
        this.caller = caller;
    }

    /** A basket: lines, or a total alone. */
    public record Quote(
            String card,
            Instant occurredAt,
            String currency,
            String terminal,
            String clerk,
            List<Purchase.Line> lines,
            Long total,
            String order) {

        /** The purchase it would be before its discounts; the total may be left out where there are lines. */
        Purchase asPurchase(Instant now) {
            var sum = lines == null || total != null
                    ? total
                    : Long.valueOf(lines.stream().mapToLong(Purchase.Line::net).sum());
            return new Purchase(
                    new UUID(0, 0),
                    card,
                    occurredAt == null ? now : occurredAt,
                    currency,
                    terminal,
                    clerk,
                    lines,
                    sum,
                    null,
                    null,
                    order);
        }
    }

    /** The answer. */
    public record Quoted(
            long total,
            long discount,
            long due,
            List<Basket.LineDiscount> lines,
            Points points,
            Spendable spendable,
            TierView tier,
            Recognition recognition) {}

    /** What it would earn if all of it were paid in money. */
    public record Points(long wouldEarn) {}

    /** Points that could be spent now, and their worth in minor units. */
    public record Spendable(long points, long worth) {}

    /** Prices a basket for a card. */
    @POST
    @RolesAllowed({Role.OF_TERMINAL, Role.OF_OPERATOR})
    public Uni<Quoted> quote(Quote quote) {
        var faults = faultsOf(Body.present(quote));
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        var purchase = quote.asPurchase(Instant.now());
        var partner = caller.is(Role.TERMINAL) ? caller.partner() : null;
        return cards.visible(pool, caller, quote.card())
                .flatMap(card -> Uni.combine()
                        .all()
                        .unis(
                                accounts.find(pool, List.of(card.account())),
                                ledger.standings(pool, List.of(card.account()), PointsEvents.KINDS),
                                settings.history(pool))
                        .asTuple()
                        .flatMap(read -> {
                            var past = read.getItem1().past(card.account());
                            var balance = read.getItem2()
                                    .getOrDefault(card.account(), Standing.NOTHING)
                                    .balance();
                            var inForce = read.getItem3().at(purchase.occurredAt());
                            return earnings.tier(card, past, purchase, read.getItem3())
                                    .flatMap(tier -> quoted(purchase, partner, card, past, tier, balance, inForce));
                        }));
    }

    private static List<Problem.Violation> faultsOf(Quote quote) {
        var lines = quote.lines() == null ? List.<Purchase.Line>of() : quote.lines();
        var countable =
                lines.stream().allMatch(line -> line != null && line.quantity() != null && line.unitPrice() != null);
        var checked = countable ? quote.asPurchase(Instant.EPOCH) : withoutTotal(quote);
        return PurchaseChecks.of(checked).stream()
                .map(each -> new Problem.Violation(each.field(), each.message()))
                .toList();
    }

    private static Purchase withoutTotal(Quote quote) {
        return new Purchase(
                new UUID(0, 0),
                quote.card(),
                Instant.EPOCH,
                quote.currency(),
                quote.terminal(),
                quote.clerk(),
                quote.lines(),
                0L,
                null,
                null,
                quote.order());
    }

    private Uni<Quoted> quoted(
            Purchase purchase,
            UUID partner,
            Card card,
            Past past,
            TierAccount tier,
            Balance balance,
            Settings settings) {
        var program = settings.program();
        if (!program.currency().equals(purchase.currency())) {
            throw Problem.invalid("currency", "should be " + program.currency());
        }
        var level = tier.levelAt(purchase.occurredAt());
        var basket = purchase.lines() == null
                ? Basket.of(purchase.total(), level, program)
                : Basket.of(purchase.lines(), level, program);
        return earnings.of(basket.priced(purchase), card, partner, level, program)
                .map(points -> quoted(purchase, card, past, tier, balance, program, basket, points));
    }

    private static Quoted quoted(
            Purchase purchase,
            Card card,
            Past past,
            TierAccount tier,
            Balance balance,
            Program program,
            Basket basket,
            long points) {
        return new Quoted(
                basket.total(),
                basket.discount(),
                basket.due(),
                basket.lines(),
                new Points(points),
                new Spendable(
                        Math.max(0, balance.available()), Math.max(0, balance.available()) * program.pointValue()),
                TierView.of(tier),
                Recognition.of(
                        past.visits(),
                        card.memberName(),
                        card.birthDate(),
                        past.favourites(),
                        purchase.occurredAt(),
                        program.zone()));
    }
}
