package olp.platform.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import olp.platform.rules.model.Cap;
import olp.platform.rules.model.Finding;
import olp.platform.rules.model.Known;
import olp.platform.rules.model.RuleCheck;
import olp.platform.rules.model.Terms;
import olp.platform.rules.model.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleCheckTest {
    private static final Known KNOWN =
            new Known(Set.of("BONUS"), Map.of("partner.id", Set.of("corner-shop")), Till.NOON);
    private static final Terms SOUND =
            new Terms("Tea", "BONUS", "true", BigDecimal.TEN, null, null, null, null, 0, null, null, null);

    private static RuleCheck.Checked check(String code, Terms terms) {
        return RuleCheck.of(code, terms, Till.CONDITIONS, KNOWN);
    }

    private static List<String> fields(List<Finding> findings) {
        return findings.stream().map(Finding::field).toList();
    }

    @Test
    void a_sound_rule_has_no_findings() {
        var checked = check("tea-2026.1", SOUND);
        assertEquals(List.of(), checked.errors());
        assertEquals(List.of(), checked.warnings());
    }

    @Test
    void every_field_that_is_wrong_is_named() {
        var terms = new Terms(
                "n".repeat(201),
                "GIFT",
                "nobody.knows",
                new BigDecimal("-1"),
                new Cap(0, null),
                0L,
                null,
                null,
                1_000_001,
                " ",
                new BigDecimal("100.01"),
                "f".repeat(65),
                0L,
                -1L);
        assertEquals(
                List.of(
                        "code",
                        "name",
                        "kind",
                        "value",
                        "priority",
                        "group",
                        "fundedBy",
                        "cap",
                        "cap.per",
                        "most",
                        "minimum",
                        "budget",
                        "holdoutPercent",
                        "when"),
                fields(check("no code", terms).errors()));
        assertEquals(
                List.of("code", "kind", "value", "when"),
                fields(check(null, EMPTY).errors()));
    }

    private static final Terms EMPTY = new Terms(null, null, null, null, null, null, null, null, 0, null, null, null);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            partner.id == 'a' && partner.id == 'b'                 | contradicts itself
            line.quantity > 5 && line.net > 1 && line.quantity < 5 | contradicts itself
            local.hour == 7 && local.hour >= 8                     | contradicts itself
            line.net > 5 && false                                  | contradicts itself
            tier.code in ['A', 'B'] && !(tier.code in ['A', 'B'])  | contradicts itself
            partner.id == 'corner-store'                           | [corner-store]: the rule can never match
            partner.id in ['corner-shop', 'corner-store']          | [corner-store]
            """)
    void a_condition_that_looks_wrong_is_warned_of(String when, String message) {
        var terms = new Terms(null, "BONUS", when, BigDecimal.TEN, null, null, null, null, 0, null, null, null);
        var checked = check("a", terms);
        assertEquals(List.of(), checked.errors());
        assertTrue(
                checked.warnings().stream().anyMatch(each -> each.message().contains(message)),
                checked.warnings()::toString);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            0,  -,  -,  -,                    -,                    -,   value
            10, 50, 49, -,                    -,                    -,   budget
            10, 50, 50, -,                    -,                    100, holdoutPercent
            10, -,  -,  2026-12-02T00:00:00Z, 2026-12-01T00:00:00Z, -,   until
            10, -,  -,  2026-12-01T00:00:00Z, 2026-12-01T00:00:00Z, -,   until
            10, -,  -,  -,                    2026-11-20T00:00:00Z, -,   until
            """)
    void what_may_not_have_been_meant_is_warned_of(
            BigDecimal value, Long cap, Long budget, Instant from, Instant until, BigDecimal holdout, String field) {
        var limit = cap == null ? null : new Cap(cap, Cap.Per.MONTH);
        var terms = new Terms(null, "BONUS", "true", value, limit, budget, from, until, 0, null, holdout, null);
        var checked = check("a", terms);
        assertEquals(List.of(), checked.errors());
        assertEquals(List.of(field), fields(checked.warnings()));
    }

    @Test
    void what_a_rule_would_have_cost_is_told_from_purchases_that_were_made() {
        var over = Instant.parse("2020-01-01T00:00:00Z");
        var rule = Written.rule("a", "line.net / line.quantity >= 100", 10)
                .cap(25, Cap.Per.MONTH)
                .between(null, over)
                .heldOut("100")
                .read();
        var dear = new Trial.Past(Till.purchase().line("a", "", 1, 100).occasion(), Written.VALUE);
        var cheap = new Trial.Past(Till.purchase().line("a", "", 1, 99).occasion(), Written.VALUE);
        var odd = new Trial.Past(Till.purchase().line("a", "", 0, 99).occasion(), Written.VALUE);
        var trial = Trial.of(rule.rule(), rule.condition(), List.of(dear, cheap, dear, odd, dear, dear));
        assertEquals(new Trial(6, 3, 25, 1), trial);
    }
}
