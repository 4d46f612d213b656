package olp.loyalty.rules;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How operators make, change and try rules. */
@QuarkusTest
class RuleChangesTest extends RulesDesk {
    @Inject
    Pool pool;

    private long number(String sql) {
        return pool.query(sql)
                .execute()
                .await()
                .atMost(Duration.ofSeconds(10))
                .iterator()
                .next()
                .getLong(0);
    }

    @Test
    void what_was_answered_can_be_put_again_and_makes_no_version() {
        var code = made(with(
                rule("MULTIPLIER", "2.50", "line.category == 'home'"),
                "cap",
                Map.of("points", 500, "per", "MONTH"),
                "budget",
                10_000,
                "from",
                Instant.now().minus(1, ChronoUnit.DAYS).toString(),
                "group",
                "tea",
                "holdoutPercent",
                "7.5"));
        Map<String, Object> answered =
                as(OPERATOR).get("/v1/rules/" + code).jsonPath().getMap("");
        assertEquals("2.5", answered.get("value"));
        put(answered).statusCode(200).body("version", equalTo(1)).body("holdoutPercent", equalTo("7.5"));
    }

    @Test
    void the_same_again_is_answered_again_and_another_under_its_code_is_refused() {
        var rule = rule("BONUS", "5", "");
        post(rule).statusCode(201).body("version", equalTo(1)).body("warnings", notNullValue());
        post(rule).statusCode(200).header("Idempotent-Replayed", "true");
        post(with(rule, "value", "6")).statusCode(422).body("type", equalTo("urn:problem:id-reused"));
        as(OPERATOR)
                .get("/v1/audit?limit=200")
                .then()
                .body(
                        "items.findAll { it.subject == '" + rule.get("code") + "' }.action",
                        equalTo(List.of("POST /v1/rules")));
    }

    @Test
    void a_rule_that_is_not_there_is_not_found() {
        var rule = rule("BONUS", "5", "");
        put(rule).statusCode(404);
        as(OPERATOR).get("/v1/rules/" + rule.get("code")).then().statusCode(404);
        var code = made(rule);
        as(OPERATOR).get("/v1/rules/" + code + "?version=2").then().statusCode(404);
        as(OPERATOR).body(rule).put("/v1/rules/other").then().statusCode(400).body("violations.field", hasItem("code"));
    }

    @Test
    void a_version_that_is_to_come_leaves_the_one_before_in_force() {
        var rule = rule("BONUS", "5", "");
        var code = made(rule);
        put(with(
                        rule,
                        "value",
                        "9",
                        "from",
                        Instant.now().plus(2, ChronoUnit.DAYS).toString()))
                .statusCode(200)
                .body("version", equalTo(2));
        later();
        assertEquals(5, points(post(shop, purchase(aiko.card(), 100)), code));
    }

    @Test
    void all_rules_are_listed_by_code_in_pages() {
        var mine = new TreeSet<>(
                List.of(made(rule("BONUS", "1", "")), made(rule("BONUS", "2", "")), made(rule("BONUS", "3", ""))));
        var listed = new TreeSet<String>();
        String cursor = "";
        while (cursor != null) {
            var page = as(OPERATOR).get("/v1/rules?limit=2&cursor=" + cursor).jsonPath();
            listed.addAll(page.getList("items.code"));
            cursor = page.getString("next");
        }
        assertTrue(listed.containsAll(mine));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    code           | a b           | code
                    kind           | GIFT          | kind
                    value          | -1            | value
                    value          | 1.5           | value
                    value          | much          | value
                    budget         | 0             | budget
                    holdoutPercent | 101           | holdoutPercent
                    priority       | 9999999       | priority
                    group          | ' '           | group
                    until          | 1890-01-01T00:00:00Z | until
                    multiplier     | 3             | multiplier
                    """)
    void a_field_that_is_wrong_is_named(String field, String value, String named) {
        post(with(
                        rule("BONUS", "5", ""),
                        field,
                        field.equals("budget") || field.equals("priority") ? Long.valueOf(value) : value))
                .statusCode(400)
                .body("violations.field", hasItem(named));
    }

    @Test
    void a_cap_of_nothing_is_named() {
        post(with(rule("BONUS", "5", ""), "cap", Map.of("points", 0, "per", "DAY")))
                .statusCode(400)
                .body("violations.field", hasItem("cap.points"));
        post(with(rule("BONUS", "5", ""), "cap", Map.of("points", 5)))
                .statusCode(400)
                .body("violations.field", hasItem("cap.per"));
    }

    @Test
    void a_wrong_expression_is_refused_with_its_place() {
        post(with(rule("BONUS", "5", ""), "when", "true &&\n  nobody.knows == 1"))
                .statusCode(400)
                .body("violations.field", hasItem("when"))
                .body("violations[0].message", containsString("line 2, column "))
                .body("position.line", equalTo(2))
                .body("position.column", greaterThan(0));
    }

    @Test
    void hostile_expressions_are_refused_or_cheap() {
        for (var when : List.of(
                "(".repeat(5_000) + "true" + ")".repeat(5_000),
                "(true ? ".repeat(200) + "true" + " : false)".repeat(200),
                "line.sku in [" + "'a',".repeat(5_000) + "'b']",
                "line.sku.matches('(((a{100}){100}){100}){100}')",
                "[1,2,3].all(x, [1,2,3].all(y, x > y))",
                "line.sku + line.sku + line.sku == ''",
                "getClass() == 1",
                "purchase.total > 99999999999999999999999",
                "'" + "x".repeat(30_000) + "' == line.sku",
                "purchase.total")) {
            var begun = System.nanoTime();
            post(with(rule("BONUS", "5", ""), "when", when)).statusCode(400).body("violations.field", hasItem("when"));
            assertTrue(System.nanoTime() - begun < 5_000_000_000L, when.substring(0, 10));
        }
    }

    @Test
    void who_is_held_out_gets_nothing_and_is_recorded() {
        var code = made(with(rule("BONUS", "5", ""), "holdoutPercent", "100"));
        var purchase = purchase(aiko.card(), 100);
        assertEquals(0, points(post(shop, purchase), code));
        assertEquals(
                5,
                number("select would from rule_holdout where rule = '" + code + "' and purchase = '"
                        + purchase.get("id") + "'"));
    }

    @Test
    void a_purchase_is_tried_under_a_rule_that_is_not_there_yet() {
        var standing = made(with(rule("BONUS", "4", ""), "priority", 9));
        var rule = rule("MULTIPLIER", "3", "line.category == 'home'");
        Map<String, Object> sample = new HashMap<>(Map.of(
                "card", aiko.card(), "partner", shop, "currency", "EUR", "lines", List.of(line(1, "home", 1, 2_000))));
        var before = number("select count(*) from rule_version");
        as(OPERATOR)
                .body(Map.of("rule", rule, "purchase", sample))
                .post("/v1/rules/validate")
                .then()
                .statusCode(200)
                .body("rule.version", equalTo(1))
                .body("purchase.wouldEarn", equalTo(20 + 40 + 4))
                .body("purchase.because.rule", equalTo(List.of("base", standing, rule.get("code"))))
                .body("past.purchases", notNullValue());
        assertEquals(before, number("select count(*) from rule_version"));
        as(OPERATOR)
                .body(Map.of("purchase", sample))
                .post("/v1/rules/validate")
                .then()
                .statusCode(200)
                .body("purchase.wouldEarn", equalTo(24))
                .body("past", nullValue());
        sample.put("currency", "NOK");
        as(OPERATOR)
                .body(Map.of("purchase", sample))
                .post("/v1/rules/validate")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("purchase.currency"));
    }
}
