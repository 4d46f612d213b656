package olp.cashback.rules;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.cashback.CashbackTest;
import olp.cashback.Loyalty.Bought;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RulesTest extends CashbackTest {
    private final UUID gym = UUID.randomUUID();

    @Test
    void a_rule_is_made_and_read() {
        var rule = rule(gym, "5.0");
        post(rule)
                .statusCode(201)
                .body("code", equalTo(rule.get("code")))
                .body("percent", equalTo("5.0"))
                .body("when", equalTo(rule.get("when")))
                .body("version", equalTo(1))
                .body("from", nullValue());
        assertEquals("5.0", read(rule).get("percent"));
    }

    @Test
    void the_same_rule_posted_again_is_answered_again() {
        var rule = rule(gym, "5.0");
        post(rule).statusCode(201);
        post(rule).statusCode(200).header("Idempotent-Replayed", "true").body("version", equalTo(1));
        rule.put("percent", "6.0");
        post(rule).statusCode(422).body("type", equalTo("urn:problem:id-reused"));
        assertEquals("5.0", read(rule).get("percent"));
    }

    @Test
    void a_request_id_does_as_well() {
        var rule = rule(gym, "5.0");
        rule.put("id", UUID.randomUUID().toString());
        post(rule).statusCode(201).body("id", nullValue());
        post(rule).statusCode(200).header("Idempotent-Replayed", "true");
        rule.put("code", "other-" + UUID.randomUUID());
        post(rule).statusCode(422).body("type", equalTo("urn:problem:id-reused"));
    }

    @Test
    void a_code_is_taken_once() {
        var rule = rule(gym, "5.0");
        post(rule).statusCode(201);
        rule.put("id", UUID.randomUUID().toString());
        post(rule).statusCode(409).body("type", equalTo("urn:problem:id-taken"));
    }

    @Test
    void a_misspelt_field_is_refused_by_name() {
        var rule = rule(gym, "5.0");
        rule.put("percnt", 5);
        post(rule).statusCode(400).body("violations.field", contains("percnt"));
        rule.put("percnt", null);
        put(rule).statusCode(400).body("violations.field", contains("percnt"));
    }

    @Test
    void all_that_a_rule_can_say_is_read_again_and_put_again() {
        var rule = rule(gym, "2.50");
        rule.put("name", "Tea week");
        rule.put("minimum", 1_000);
        rule.put("capPerPurchase", 300);
        rule.put("capPerMonth", 500);
        rule.put("budget", 100_000);
        rule.put("from", "2026-01-01T00:00:00Z");
        rule.put("until", "2036-01-01T00:00:00Z");
        rule.put("priority", 3);
        rule.put("group", "tea");
        rule.put("holdoutPercent", "5.5");
        rule.put("fundedBy", UUID.randomUUID().toString());
        post(rule).statusCode(201);
        var kept = read(rule);
        rule.forEach((field, value) -> assertEquals(value, kept.get(field), field));
        put(kept).statusCode(200).body("version", equalTo(1));
        as(OPERATOR)
                .get("/v1/rules/" + rule.get("code") + "?version=1")
                .then()
                .statusCode(200)
                .body("capPerMonth", equalTo(500));
        as(OPERATOR).get("/v1/rules/" + rule.get("code") + "?version=2").then().statusCode(404);
    }

    @Test
    void a_rule_without_a_condition_is_for_every_purchase() {
        var rule = rule(gym, "0");
        rule.remove("when");
        post(rule).statusCode(201).body("when", equalTo("true"));
    }

    @Test
    void what_may_not_have_been_meant_is_warned_of_and_nothing_is_stored() {
        var rule = rule(gym, "0");
        as(OPERATOR)
                .body(Map.of("rule", rule))
                .post("/v1/rules/validate")
                .then()
                .statusCode(200)
                .body("rule.code", equalTo(rule.get("code")))
                .body("warnings.field", hasItem("percent"))
                .body("warnings.message", hasItem(containsString("no partner.id is")));
        as(OPERATOR).get("/v1/rules/" + rule.get("code")).then().statusCode(404);
        rule.put("when", "purchase.total >");
        as(OPERATOR)
                .body(Map.of("rule", rule))
                .post("/v1/rules/validate")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("when"));
        as(OPERATOR).body(Map.of()).post("/v1/rules/validate").then().statusCode(400);
    }

    @Test
    void changes_are_in_the_audit_trail() {
        var rule = rule(gym, "1");
        post(rule).statusCode(201);
        rule.put("percent", "2");
        put(rule).statusCode(200);
        var trail = as(OPERATOR).get("/v1/audit?limit=200").then().statusCode(200);
        trail.body(
                "items.findAll { it.subject == '" + rule.get("code") + "' }.action",
                contains("PUT /v1/rules/{code}", "POST /v1/rules"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "null", textBlock = """
            code    | ``
            code    | no spaces
            code    | null
            percent | null
            percent | 5,0
            percent | 101
            percent | -1
            when    | ``
            when    | total > 5
            when    | purchase.total
            minimum | 0
            capPerPurchase | -1
            capPerMonth | 0
            budget  | 0
            group   | ` `
            holdoutPercent | 101
            holdoutPercent | five
            priority | 1000001
            from    | yesterday
            from    | +12026-01-01T00:00:00Z
            until   | 2000-01-01T00:00:00Z
            fundedBy| nobody
            """)
    void a_field_at_fault_is_named(String field, String value) {
        var rule = rule(gym, "5.0");
        rule.put("from", "2026-01-01T00:00:00Z");
        rule.put(field, value);
        post(rule).statusCode(400).body("violations.field", hasItem(field));
    }

    @Test
    void a_percentage_is_text() {
        var rule = rule(gym, "5.0");
        rule.put("percent", 5.0);
        post(rule).statusCode(400).body("violations.field", contains("percent"));
    }

    @Test
    void a_wrong_condition_is_refused_at_its_position() {
        var rule = rule(gym, "5.0");
        rule.put("when", "partner.id == 'gym' &&\n purchase.totel > 5");
        post(rule)
                .statusCode(400)
                .body("violations.field", contains("when"))
                .body("violations[0].message", containsString("line 2, column 2"))
                .body("position.line", equalTo(2));
    }

    @Test
    void put_accepts_what_get_answered_and_makes_no_version_of_it() {
        var rule = rule(gym, "5.0");
        rule.put("until", "2030-01-01T00:00:00.123456789Z");
        rule.put("fundedBy", UUID.randomUUID().toString());
        post(rule).statusCode(201);
        put(read(rule)).statusCode(200).body("version", equalTo(1));
        var changed = read(rule);
        changed.put("percent", "6.5");
        put(changed).statusCode(200).body("version", equalTo(2)).body("percent", equalTo("6.5"));
        put(changed).statusCode(200).body("version", equalTo(2));
    }

    @Test
    void a_rule_that_does_not_exist_cannot_be_changed() {
        put(rule(gym, "5")).statusCode(404);
        as(OPERATOR)
                .body(Map.of("percent", "5"))
                .put("/v1/rules/no%20code")
                .then()
                .statusCode(404);
        var rule = rule(gym, "5");
        as(OPERATOR)
                .body(rule)
                .put("/v1/rules/another")
                .then()
                .statusCode(400)
                .body("violations.field", contains("code"));
    }

    @Test
    void a_change_counts_for_purchases_made_from_now_on() {
        var rule = rule(gym, "5");
        post(rule).statusCode(201);
        var before = Instant.now();
        rule.put("percent", "10");
        put(rule).statusCode(200).body("version", equalTo(2));
        var aiko = loyalty.member();
        loyalty.records(Bought.by(aiko, gym, 10_000).at(before.minus(30, ChronoUnit.DAYS)));
        loyalty.records(Bought.by(aiko, gym, 10_000).at(before));
        loyalty.records(Bought.by(aiko, gym, 10_000).at(Instant.now()));
        eventuallyLifetimeIs(aiko, 500 + 500 + 1000);
        assertEquals(
                List.of(2, 1, 1),
                entries(aiko).stream()
                        .map(each -> ((Map<?, ?>) each.get("because")).get("version"))
                        .toList());
    }

    @Test
    void a_change_may_name_its_time_and_a_rule_its_end() {
        var rule = rule(gym, "5");
        post(rule).statusCode(201);
        rule.put("percent", "10");
        rule.put("from", "2026-03-01T00:00:00Z");
        rule.put("until", "2026-04-01T00:00:00Z");
        put(rule).statusCode(200).body("from", equalTo("2026-03-01T00:00:00Z"));
        var aiko = loyalty.member();
        loyalty.records(Bought.by(aiko, gym, 10_000).at(Instant.parse("2026-02-28T23:59:59.999Z")));
        loyalty.records(Bought.by(aiko, gym, 10_000).at(Instant.parse("2026-03-01T00:00:00Z")));
        loyalty.records(Bought.by(aiko, gym, 10_000).at(Instant.parse("2026-03-31T23:59:59.999Z")));
        loyalty.records(Bought.by(aiko, gym, 10_000).at(Instant.parse("2026-04-01T00:00:00Z")));
        loyalty.records(Bought.by(aiko, gym, 100).at(Instant.parse("2026-02-01T00:00:00Z")));
        eventuallyLifetimeIs(aiko, 500 + 1000 + 1000 + 5);
    }

    @Test
    void a_later_change_does_not_rate_again_what_was_rated() {
        var rule = rule(gym, "5");
        post(rule).statusCode(201);
        var aiko = loyalty.member();
        loyalty.records(Bought.by(aiko, gym, 10_000));
        eventuallyLifetimeIs(aiko, 500);
        rule.put("percent", "10");
        rule.put("from", "2020-01-01T00:00:00Z");
        put(rule).statusCode(200);
        loyalty.records(Bought.by(aiko, gym, 10_000));
        eventuallyLifetimeIs(aiko, 1500);
    }

    @Test
    void the_list_comes_in_pages() {
        for (int i = 0; i < 3; i++) {
            post(rule(gym, "1")).statusCode(201);
        }
        List<String> codes = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page = as(OPERATOR)
                    .get("/v1/rules?limit=2&cursor=" + cursor)
                    .then()
                    .statusCode(200)
                    .extract();
            codes.addAll(page.path("items.code"));
            cursor = page.path("next");
        }
        assertTrue(codes.size() >= 3);
        assertEquals(codes.stream().distinct().sorted().toList(), codes);
        as(OPERATOR).get("/v1/rules?cursor=AAAA").then().statusCode(400).body("violations.field", contains("cursor"));
    }

    private static Map<String, Object> read(Map<String, Object> rule) {
        List<Map<String, Object>> all = as(OPERATOR)
                .get("/v1/rules?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        return new HashMap<>(all.stream()
                .filter(each -> each.get("code").equals(rule.get("code")))
                .findFirst()
                .orElseThrow());
    }
}
