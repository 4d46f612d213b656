package olp.platform.rules;

import static olp.platform.rules.Written.book;
import static olp.platform.rules.Written.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import olp.platform.rules.model.Award;
import olp.platform.rules.model.Cap.Per;
import olp.platform.rules.model.Decision;
import olp.platform.rules.model.Needs;
import olp.platform.rules.model.Occasion;
import olp.platform.rules.model.RuleBook;
import olp.platform.rules.model.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationTest {
    private static final Occasion TEA = Till.purchase()
            .line("tea", "food", 2, 300)
            .line("pot", "home", 1, 900)
            .line("cake", "food", 1, 100)
            .occasion();

    private static String given(Decision decision) {
        return decision.awards().stream()
                .map(award -> award.rule().code() + "@" + award.rule().version() + "=" + award.amount()
                        + (award.limit() == Award.Limit.NONE ? "" : award.limit()))
                .collect(Collectors.joining(" "));
    }

    private static String given(RuleBook book, Usage usage, Occasion occasion) {
        return given(book.evaluate(occasion, usage, Written.VALUE));
    }

    @Test
    void rules_are_considered_by_priority_and_then_by_code() {
        var book = book(
                rule("b", "true", 1), rule("a", "true", 1), rule("z", "true", 1).priority(9));
        assertEquals("z@1=1 a@1=1 b@1=1", given(book, Usage.none(), TEA));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # a, its priority, its cap, b, its priority, its budget, what is given
            10,  0,  100, 20, 0, 100, b@1=20
            20,  0,  100, 10, 0, 100, a@1=20
            20,  0,  100, 20, 0, 100, a@1=20
            20,  0,  100, 20, 5, 100, b@1=20
            50,  0,  5,   20, 0, 100, b@1=20
            50,  9,  5,   20, 0, 100, b@1=20
            10,  0,  100, 90, 0, 7,   a@1=10
            10,  0,  9,   90, 0, 8,   a@1=9CAP
            """)
    void of_a_group_the_best_for_the_customer_gives(
            long a, int priorityOfA, long cap, long b, int priorityOfB, long budget, String given) {
        var book = book(
                rule("a", "true", a)
                        .priority(priorityOfA)
                        .cap(cap, Per.PURCHASE)
                        .group("spring"),
                rule("b", "true", b).priority(priorityOfB).budget(budget).group("spring"));
        var decision = book.evaluate(TEA, Usage.none(), Written.VALUE);
        assertEquals(given, given(decision));
        assertEquals(Decision.Why.BETTER_IN_GROUP, decision.missed().getFirst().why());
    }

    @Test
    void groups_and_rules_of_none_add_up() {
        var book = book(
                rule("a", "true", 1).group("one"),
                rule("b", "true", 2).group("one"),
                rule("c", "true", 4).group("two"),
                rule("d", "true", 8),
                rule("e", "true", 16));
        assertEquals("b@1=2 c@1=4 d@1=8 e@1=16", given(book, Usage.none(), TEA));
    }

    @Test
    void what_does_not_win_its_group_uses_up_nothing() {
        var book = book(
                rule("a", "true", 10).budget(15).group("g"),
                rule("b", "true", 9).budget(10).cap(9, Per.MONTH).group("g"));
        var usage = Usage.none();
        assertEquals("a@1=10", given(book, usage, TEA));
        assertEquals(Map.of("a", 10L), usage.changedBudgets());
        assertEquals(Map.of(), usage.changedCaps());
        assertEquals("b@1=9", given(book, usage, TEA));
        assertEquals("a@1=5BUDGET", given(book, usage, TEA));
        assertEquals("", given(book, usage, TEA));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # The programme's day: Oslo is an hour ahead of UTC in November, two in October until the 25th.
            PURCHASE, 2026-11-21T11:00:00Z, 2026-11-21T11:00:01Z, 10CAP 10CAP
            DAY,      2026-11-21T11:00:00Z, 2026-11-21T22:59:59Z, 10CAP
            DAY,      2026-11-21T11:00:00Z, 2026-11-21T23:00:00Z, 10CAP 10CAP
            DAY,      2026-10-24T22:00:00Z, 2026-10-25T22:59:59Z, 10CAP
            DAY,      2026-10-24T21:59:59Z, 2026-10-24T22:00:00Z, 10CAP 10CAP
            MONTH,    2026-11-01T00:00:00Z, 2026-11-30T22:59:59Z, 10CAP
            MONTH,    2026-11-30T22:59:59Z, 2026-11-30T23:00:00Z, 10CAP 10CAP
            MONTH,    2026-12-01T00:00:00Z, 2026-11-30T10:00:00Z, 10CAP 10CAP
            MONTH,    2024-02-28T23:00:00Z, 2024-02-29T22:59:59Z, 10CAP
            """)
    void a_cap_holds_in_the_day_or_month_of_the_purchase(Per per, Instant first, Instant second, String given) {
        var book = book(rule("a", "true", 25).cap(10, per));
        var usage = Usage.none();
        var both = List.of(first, second).stream()
                .map(at -> given(book, usage, Till.purchase().at(at).occasion()))
                .filter(each -> !each.isEmpty())
                .map(each -> each.substring(4))
                .collect(Collectors.joining(" "));
        assertEquals(given, both);
    }

    @Test
    void a_cap_is_each_accounts_own_and_a_budget_everybodys() {
        var book = book(rule("a", "true", 10).cap(15, Per.DAY).budget(25));
        var usage = Usage.none();
        var other = Till.purchase().of(new UUID(3, 4)).occasion();
        assertEquals("a@1=10", given(book, usage, TEA));
        assertEquals("a@1=5CAP", given(book, usage, TEA));
        assertEquals("a@1=10", given(book, usage, other));
        assertEquals("", given(book, usage, other));
        assertEquals(Map.of("a", 25L), usage.changedBudgets());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2020-01-01T00:00:00Z, a@1=1
            2026-10-31T23:59:59Z, a@1=1
            2026-11-01T00:00:00Z, a@2=2
            2026-11-19T23:59:59Z, a@2=2
            2026-11-20T00:00:00Z, a@4=4
            2026-12-31T00:00:00Z, a@4=4
            2027-01-01T00:00:00Z, ''
            """)
    void the_version_in_force_when_it_happened_decides(Instant at, String given) {
        var end = Instant.parse("2027-01-01T00:00:00Z");
        var book = book(
                rule("a", "true", 1).version(1, Instant.parse("2026-10-01T00:00:00Z")),
                rule("a", "true", 2).version(2, Instant.parse("2026-11-01T00:00:00Z")),
                rule("a", "true", 3).version(3, Instant.parse("2026-12-01T00:00:00Z")),
                rule("a", "true", 4)
                        .version(4, Instant.parse("2026-11-20T00:00:00Z"))
                        .between(null, end));
        assertEquals(given, given(book, Usage.none(), Till.purchase().at(at).occasion()));
    }

    @Test
    void a_rule_is_in_force_from_an_instant_until_another() {
        var book = book(rule("a", "true", 1).between(Till.NOON, Till.NOON.plusSeconds(60)));
        for (var each : Map.of(-1, "", 0, "a@1=1", 59, "a@1=1", 60, "").entrySet()) {
            var at = Till.NOON.plus(Duration.ofSeconds(each.getKey()));
            assertEquals(each.getValue().isEmpty(), book.isSilent(at));
            assertEquals(
                    each.getValue(),
                    given(book, Usage.none(), Till.purchase().at(at).occasion()));
        }
    }

    @Test
    void only_what_may_concern_a_purchase_is_to_be_read() {
        var book = book(
                rule("plain", "true", 1),
                rule("gold", "tier.code == 'GOLD'", 1).budget(9),
                rule("here", "partner.id == 'corner-shop'", 1).budget(9),
                rule("there", "partner.id == 'elsewhere'", 1).budget(9).cap(3, Per.DAY),
                rule("toys", "line.category == 'toys' && line.net > 5", 1).cap(9, Per.MONTH));
        var needs = book.needs(List.of(TEA));
        assertEquals("[gold, here]", needs.budgets().toString());
        assertEquals(List.of(), List.copyOf(needs.accounts()));
        var toys = book.needs(List.of(Till.purchase().line("kite", "toys", 1, 0).occasion()));
        assertEquals("[2026-11]", toys.periods().toString());
        assertEquals(true, book(rule("plain", "true", 1)).needs(List.of(TEA)).isEmpty());
    }

    @Test
    void a_budget_that_was_not_read_is_not_given_from() {
        var usage = Usage.of(new Needs(Set.of(), Set.of(), new TreeSet<>()), Map.of(), Map.of());
        var book = book(rule("a", "true", 1).budget(9));
        assertThrows(IllegalStateException.class, () -> given(book, usage, TEA));
    }

    @Test
    void a_rule_can_be_cut_by_the_purchase_and_by_the_month() {
        var book = book(rule("a", "true", 50).cap(70, Per.MONTH).most(40));
        var usage = Usage.none();
        assertEquals("a@1=40CAP", given(book, usage, TEA));
        assertEquals("a@1=30CAP", given(book, usage, TEA));
        assertEquals("", given(book, usage, TEA));
    }

    @Test
    void a_book_knows_what_rules_in_force_ask_about() {
        var book = book(rule("a", "line.net / line.quantity > 5 && tier.code == 'GOLD'", 1)
                .between(null, Till.NOON));
        for (var fact : List.of("line.net", "line.quantity", "tier.code")) {
            assertTrue(book.asks(Till.NOON.minusSeconds(1), Till.FACTS.fact(fact)), fact);
            assertFalse(book.asks(Till.NOON, Till.FACTS.fact(fact)), fact);
        }
        assertFalse(book.asks(Till.NOON.minusSeconds(1), Till.FACTS.fact("partner.category")));
    }
}
