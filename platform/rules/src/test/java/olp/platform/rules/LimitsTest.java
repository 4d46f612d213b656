package olp.platform.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import olp.platform.rules.model.Award;
import olp.platform.rules.model.Cap.Per;
import olp.platform.rules.model.Decision;
import olp.platform.rules.model.Occasion;
import olp.platform.rules.model.Usage;

/** Whatever the rules and the purchases: caps and budgets hold, and a group is never worse than any rule of it. */
class LimitsTest {
    @Property(tries = 400)
    void caps_and_budgets_hold_and_shares_sum(
            @ForAll("rules") List<Written> rules, @ForAll("purchases") List<Occasion> purchases) {
        var book = Written.book(rules);
        var usage = Usage.none();
        Map<String, Long> given = new HashMap<>();
        for (var purchase : purchases) {
            for (var award : book.evaluate(purchase, usage, Written.VALUE).awards()) {
                var terms = award.rule().terms();
                var code = award.rule().code();
                assertTrue(award.amount() > 0 && award.amount() <= award.worth());
                assertEquals(award.amount() < award.worth(), award.limit() != Award.Limit.NONE);
                assertEquals(
                        award.amount(),
                        award.shares().stream().mapToLong(Award.Share::amount).sum());
                if (terms.budget() != null) {
                    assertTrue(given.merge(code, award.amount(), Long::sum) <= terms.budget());
                }
                if (terms.cap() != null) {
                    var per = terms.cap().per();
                    var period = per == Per.PURCHASE
                            ? UUID.randomUUID().toString()
                            : per.period(purchase.at(), purchase.zone());
                    var key = code + purchase.account() + period;
                    assertTrue(given.merge(key, award.amount(), Long::sum)
                            <= terms.cap().amount());
                }
            }
        }
    }

    @Property(tries = 400)
    void a_group_is_never_worse_than_any_rule_of_it_alone(
            @ForAll("rules") List<Written> rules, @ForAll("purchases") List<Occasion> purchases) {
        var grouped = rules.stream().map(each -> each.group("g")).toList();
        for (var purchase : purchases) {
            var together = Written.book(grouped)
                    .evaluate(purchase, Usage.none(), Written.VALUE)
                    .total();
            var best = grouped.stream()
                    .mapToLong(each -> Written.book(each)
                            .evaluate(purchase, Usage.none(), Written.VALUE)
                            .total())
                    .max()
                    .orElse(0);
            assertEquals(best, together);
        }
    }

    @Property(tries = 200)
    void the_order_in_which_rules_were_made_changes_nothing(
            @ForAll("rules") List<Written> rules, @ForAll("purchases") List<Occasion> purchases) {
        var mixed = new ArrayList<>(rules);
        Collections.reverse(mixed);
        assertEquals(decisions(rules, purchases), decisions(mixed, purchases));
    }

    private static List<Decision> decisions(List<Written> rules, List<Occasion> purchases) {
        var book = Written.book(rules);
        var usage = Usage.none();
        return purchases.stream()
                .map(each -> book.evaluate(each, usage, Written.VALUE))
                .toList();
    }

    /** Only what was said to be needed is read, though levels change as the batch goes on. */
    @Property(tries = 200)
    void what_is_needed_is_told_before_levels_change(
            @ForAll("rules") List<Written> rules, @ForAll("purchases") List<Occasion> purchases) {
        var book = Written.book(rules);
        var needs = book.needs(purchases);
        Map<String, Long> budgets = new HashMap<>();
        needs.budgets().forEach(each -> budgets.put(each, 0L));
        var read = Usage.of(needs, Map.of(), budgets);
        var free = Usage.none();
        for (var purchase : purchases) {
            purchase.facts().set(Till.FACTS.fact("tier.code"), "GOLD").set(Till.FACTS.fact("purchase.paid"), 500);
            assertEquals(book.evaluate(purchase, free, Written.VALUE), book.evaluate(purchase, read, Written.VALUE));
        }
    }

    @Provide
    Arbitrary<List<Written>> rules() {
        var limits = Combinators.combine(
                        Arbitraries.of(Per.values()).injectNull(0.3),
                        Arbitraries.longs().between(1, 60),
                        Arbitraries.longs().between(1, 90).injectNull(0.4))
                .as(Limits::new);
        return Combinators.combine(
                        Arbitraries.of(
                                "true",
                                "line.category == 'food'",
                                "line.net > 40",
                                "tier.code == 'GOLD'",
                                "partner.id == 'a' && purchase.paid > 100",
                                "partner.id in ['a', 'b'] && line.category in ['home']"),
                        Arbitraries.longs().between(0, 50),
                        limits,
                        Arbitraries.of("g", "h").injectNull(0.4),
                        Arbitraries.integers().between(0, 2))
                .as((when, value, limit, group, priority) -> limit.on(
                        Written.rule("", when, value).priority(priority).group(group)))
                .list()
                .ofMaxSize(8)
                .map(LimitsTest::named);
    }

    private record Limits(Per per, long cap, Long budget) {
        Written on(Written rule) {
            var capped = per == null ? rule : rule.cap(cap, per);
            return budget == null ? capped : capped.budget(budget);
        }
    }

    private static List<Written> named(List<Written> rules) {
        var named = new ArrayList<Written>();
        for (var rule : rules) {
            named.add(new Written("rule-" + named.size(), 1, rule.validFrom(), rule.terms()));
        }
        return named;
    }

    @Provide
    Arbitrary<List<Occasion>> purchases() {
        var line = Combinators.combine(
                        Arbitraries.of("food", "home"), Arbitraries.longs().between(0, 99))
                .as((category, net) -> new Bought(category, net));
        return Combinators.combine(
                        line.list().ofMinSize(1).ofMaxSize(4),
                        Arbitraries.of("a", "b", "c"),
                        Arbitraries.of("", "GOLD"),
                        Arbitraries.longs().between(0, 2),
                        Arbitraries.integers().between(0, 40))
                .as((lines, partner, tier, account, days) -> {
                    var till = Till.purchase()
                            .of(new UUID(1, account))
                            .partner(partner)
                            .tier(tier)
                            .at(Till.NOON.plusSeconds(86_400L * days));
                    lines.forEach(each -> till.line("x", each.category(), 1, each.net()));
                    return till.occasion();
                })
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    private record Bought(String category, long net) {}
}
