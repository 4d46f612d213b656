package olp.platform.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import olp.platform.rules.model.Award;
import olp.platform.rules.model.Decision;
import olp.platform.rules.model.Facts;
import olp.platform.rules.model.Match;
import olp.platform.rules.model.Occasion;
import olp.platform.rules.model.Rule;
import olp.platform.rules.model.RuleBook;
import olp.platform.rules.model.Usage;
import olp.platform.rules.model.Worth;

/** Whatever is split, indexed or asked without the interpreter: it comes to what CEL makes of the whole, line by line. */
class SplittingTest {
    private static long matched;
    private static long failed;

    @Property(tries = 1_000)
    void a_book_finds_what_the_interpreter_finds_for_every_rule_and_line(
            @ForAll("books") List<String> conditions, @ForAll("purchases") List<Occasion> purchases) throws Exception {
        Map<String, CelConjunct> whole = new HashMap<>();
        var book = RuleBook.EMPTY;
        for (var when : conditions) {
            var rule = Written.rule("r" + whole.size(), when, 1);
            assertNotNull(
                    rule.read().condition(),
                    () -> when + Till.CONDITIONS.read(when).faults());
            book = book.with(List.of(rule.read()));
            whole.put(rule.code(), interpreter(when));
        }
        for (var purchase : purchases) {
            var found = new Found();
            var decision = book.evaluate(purchase, Usage.none(), found);
            assertEquals(naive(whole, conditions, purchase.facts()), found.with(decision));
        }
    }

    /** What each rule matched: {@code all}, or the lines; with an exclamation mark if something failed. */
    private static final class Found implements Worth {
        private final Map<String, String> matches = new TreeMap<>();

        @Override
        public long of(Rule rule, Match match) {
            var lines = new TreeSet<Integer>();
            for (var line : match.lines()) {
                lines.add(line);
            }
            matches.put(rule.code(), match.whole() ? "all" : lines.toString());
            matched++;
            return 1;
        }

        @Override
        public String text(Rule rule, long amount, Award.Limit limit) {
            return "";
        }

        Map<String, String> with(Decision decision) {
            decision.faults().forEach(fault -> {
                matches.merge(fault.rule().code(), "!", (found, mark) -> found + mark);
                failed++;
            });
            return matches;
        }
    }

    private static Map<String, String> naive(Map<String, CelConjunct> whole, List<String> conditions, Facts facts) {
        Map<String, String> all = new TreeMap<>();
        whole.forEach((code, condition) -> {
            var lines = new TreeSet<Integer>();
            var fault = false;
            var ofLines = conditions.get(Integer.parseInt(code.substring(1))).contains("line.");
            for (int line = ofLines ? 0 : -1; line < (ofLines ? facts.lines() : 0); line++) {
                switch (condition.test(facts, line)) {
                    case TRUE -> lines.add(line);
                    case FALSE -> {}
                    default -> fault = true;
                }
            }
            var found = lines.isEmpty() ? "" : ofLines ? lines.toString() : "all";
            if (fault || !found.isEmpty()) {
                all.put(code, found + (fault ? "!" : ""));
            }
        });
        return all;
    }

    private static CelConjunct interpreter(String when) throws Exception {
        var checked = Till.CONDITIONS.checked(when);
        return new CelConjunct(Till.CONDITIONS.program(checked), Till.FACTS, Set.of());
    }

    @AfterContainer
    static void much_matched_and_something_failed() {
        assertTrue(matched > 2_000 && failed > 200, matched + " matched, " + failed + " failed");
    }

    @Provide
    Arbitrary<List<String>> books() {
        return condition().list().ofMinSize(1).ofMaxSize(12);
    }

    private static Arbitrary<String> condition() {
        return Arbitraries.recursive(SplittingTest::atom, SplittingTest::joined, 0, 3)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(parts -> String.join(
                        " && ", parts.stream().map(each -> "(" + each + ")").toList()));
    }

    private static Arbitrary<String> joined(Arbitrary<String> part) {
        return Arbitraries.oneOf(
                part,
                part.map(each -> "!(" + each + ")"),
                Combinators.combine(part, part).as((a, b) -> "(" + a + ") && (" + b + ")"),
                Combinators.combine(part, part).as((a, b) -> "(" + a + ") || (" + b + ")"),
                Combinators.combine(part, part, part).as((a, b, c) -> "(" + a + ") ? (" + b + ") : (" + c + ")"));
    }

    private static Arbitrary<String> atom() {
        return Arbitraries.of(
                "true",
                "false",
                "partner.id == 'a'",
                "'b' == partner.id",
                "partner.id in ['a', 'c']",
                "partner.id != 'a'",
                "tier.code == 'GOLD' || tier.code == 'SILVER'",
                "tier.code in []",
                "member.known",
                "member.known == false",
                "local.hour >= 8",
                "12 > local.hour",
                "local.hour < -9223372036854775807 - 1 + 0",
                "purchase.total > 9223372036854775807",
                "purchase.total <= 100",
                "line.category == 'a'",
                "line.category in ['a', 'b']",
                "line.category != partner.id",
                "line.quantity == 1",
                "line.quantity in [2, 3]",
                "line.quantity >= 2",
                "line.quantity < 2",
                "line.sku.startsWith('a')",
                "line.sku.endsWith('1')",
                "line.sku.contains('a')",
                "line.sku.matches('^a+[0-9]$')",
                "line.sku.matches('a|[1-9]')",
                "line.net / line.quantity > 10",
                "purchase.total / purchase.count > 10",
                "purchase.total % (local.hour - 8) == 0",
                "line.net * 4611686018427387904 > 0",
                "int(line.sku) == 1",
                "size(line.sku) == 2",
                "double(line.net) > 10.5",
                "purchase.occurredAt.getHours() > 11",
                "purchase.occurredAt >= timestamp('2026-11-21T00:00:00Z')",
                "string(line.quantity) == '1'");
    }

    @Provide
    Arbitrary<List<Occasion>> purchases() {
        var line = Combinators.combine(
                        Arbitraries.of("a1", "aa", "b1", "1", ""),
                        Arbitraries.of("a", "b", "c"),
                        Arbitraries.longs().between(0, 3),
                        Arbitraries.of(0L, 1L, 50L, 100L, 4L))
                .as(Line::new);
        return Combinators.combine(
                        line.list().ofMaxSize(4),
                        Arbitraries.of("a", "b", "c", "d"),
                        Arbitraries.of("", "GOLD", "SILVER"),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 23))
                .as((lines, partner, tier, known, hour) -> {
                    var till = Till.purchase()
                            .partner(partner)
                            .tier(tier)
                            .known(known)
                            .at(Till.NOON.plusSeconds(3600L * (hour - 12)));
                    lines.forEach(each -> till.line(each.sku(), each.category(), each.quantity(), each.net()));
                    return till.occasion();
                })
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    private record Line(String sku, String category, long quantity, long net) {}
}
