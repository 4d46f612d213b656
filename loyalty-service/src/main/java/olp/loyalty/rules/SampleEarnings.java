package olp.loyalty.rules;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import olp.loyalty.cards.Card;
import olp.loyalty.cards.Cards;
import olp.loyalty.points.CardAccounts;
import olp.loyalty.points.CardAccounts.Past;
import olp.loyalty.program.SettingsStore;
import olp.loyalty.program.model.Settings;
import olp.loyalty.program.model.SettingsHistory;
import olp.loyalty.program.model.Tiers.Level;
import olp.loyalty.purchases.model.Decision.Earned;
import olp.loyalty.purchases.model.Purchase;
import olp.loyalty.purchases.model.Till;
import olp.loyalty.rules.AskRules.Question;
import olp.loyalty.rules.model.Awards;
import olp.loyalty.tiers.TierAccounts;
import olp.loyalty.tiers.model.Spend;
import olp.platform.rules.model.Decision;
import olp.platform.rules.model.RuleBook;
import olp.platform.rules.model.Verdict;
import olp.platform.web.Problem;

/** What a purchase that might be made would earn. */
@ApplicationScoped
class SampleEarnings {
    private static final Duration FARTHEST = Duration.ofDays(5 * 366);

    private final Cards cards;
    private final CardAccounts accounts;
    private final TierAccounts tiers;
    private final SettingsStore settings;
    private final AskRules rules;
    private final Pool pool;

    SampleEarnings(
            Cards cards, CardAccounts accounts, TierAccounts tiers, SettingsStore settings, AskRules rules, Pool pool) {
        this.cards = cards;
        this.accounts = accounts;
        this.tiers = tiers;
        this.settings = settings;
        this.rules = rules;
        this.pool = pool;
    }

    /**
     * What a purchase would earn.
     *
     * @param wouldEarn all of it, points
     * @param because what gives it
     * @param heldOut what the account would not get because it is held out
     * @param missed rules that matched and would give nothing
     * @param faults rules that could not be told
     */
    public record Earnings(
            long wouldEarn, List<Earned> because, List<Nothing> heldOut, List<Nothing> missed, List<Fault> faults) {}

    /** A rule that would give nothing of so many points, and why. */
    public record Nothing(String rule, int version, long points, String why) {}

    /** A rule that could not be told, and why. */
    public record Fault(String rule, int version, Verdict fault) {}

    /** Asks the rules in force, changed. */
    Uni<Earnings> of(SamplePurchase sample, UnaryOperator<RuleBook> change) {
        var purchase = sample.at(Instant.now());
        var far = Duration.between(Instant.now(), purchase.occurredAt()).abs();
        if (far.compareTo(FARTHEST) > 0) {
            throw Problem.invalid("purchase.occurredAt", "should be within five years");
        }
        return cards.existing(pool, sample.card())
                .flatMap(card -> Uni.combine()
                        .all()
                        .unis(accounts.find(pool, List.of(card.account())), settings.history(pool))
                        .asTuple()
                        .flatMap(read -> {
                            var past = read.getItem1().past(card.account());
                            var inForce = read.getItem2().at(purchase.occurredAt());
                            if (!inForce.program().currency().equals(purchase.currency())) {
                                throw Problem.invalid(
                                        "purchase.currency",
                                        "should be " + inForce.program().currency());
                            }
                            return tier(card, past, purchase, read.getItem2()).flatMap(level -> {
                                var base = inForce.program().points().of(purchase.total(), level.factor());
                                var question = new Question(
                                        purchase, card, sample.partner(), level.code(), base, inForce.program());
                                return rules.ask(question, change)
                                        .map(decided -> earnings(purchase, inForce, base, decided));
                            });
                        }));
    }

    private Uni<Level> tier(Card card, Past past, Purchase purchase, SettingsHistory history) {
        var account = card.account();
        return tiers.at(
                        pool,
                        List.of(account),
                        past.standing() == null ? Map.of() : Map.of(account, past.standing()),
                        Map.of(account, List.of(Spend.paid(purchase.occurredAt(), 0))),
                        tiers.tables(history),
                        Instant.now())
                .map(found -> found.get(account).levelAt(purchase.occurredAt()));
    }

    private static Earnings earnings(Purchase purchase, Settings settings, long base, Decision decided) {
        List<Earned> because = new ArrayList<>(Till.because(base, settings));
        because.addAll(Awards.earned(decided, purchase.allLines().size()));
        return new Earnings(
                Math.addExact(base, decided.total()),
                because,
                decided.heldOut().stream()
                        .map(each -> new Nothing(each.rule().code(), each.rule().version(), each.would(), "HELD_OUT"))
                        .toList(),
                decided.missed().stream()
                        .map(each -> new Nothing(
                                each.rule().code(),
                                each.rule().version(),
                                each.worth(),
                                each.why().name()))
                        .toList(),
                decided.faults().stream()
                        .map(each -> new Fault(each.rule().code(), each.rule().version(), each.verdict()))
                        .toList());
    }
}
