package olp.loyalty.rules;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may not have been meant by a rule is said when it is tried, when it is made and when it is changed. */
@QuarkusTest
class RuleWarningsTest extends RulesDesk {
    private static final String TOO_MUCH = "which is more than 10000";

    /** The purchases that were read last do for some seconds when a rule is made; a trial reads them anew. */
    @BeforeEach
    void two_purchases() {
        var withLines = purchase(aiko.card(), 1_000);
        withLines.put("lines", List.of(line(1, "home", 1, 1_000)));
        post(shop, withLines).statusCode(201);
        post(shop, purchase(aiko.card(), 1_000)).statusCode(201);
        tried(rule("BONUS", "1", ""));
    }

    @Test
    void a_rule_that_is_tried_is_warned_of() {
        var contradiction = rule("BONUS", "1", "purchase.total > 5 && purchase.total < 3");
        var elsewhere = with(rule("BONUS", "1", ""), "when", "partner.id == '" + UUID.randomUUID() + "'");
        var costly = rule("BONUS", "999999", "");
        tried(contradiction).body("warnings.message", says("can never match"));
        tried(elsewhere).body("warnings.message", says("no partner.id is"));
        tried(costly)
                .body("warnings.message", says(TOO_MUCH))
                .body("past.matched", equalTo(2))
                .body("past.points", equalTo(1_999_998));
        as(OPERATOR).body(Map.of()).post("/v1/rules/validate").then().statusCode(400);
    }

    @Test
    void a_rule_that_would_have_cost_much_is_warned_of_when_it_is_made_and_when_it_is_changed() {
        var rule = rule("BONUS", "6000", "");
        post(rule)
                .statusCode(201)
                .body("warnings.field", contains("value"))
                .body("warnings[0].message", containsString("would have given 12000 points"));
        post(rule).statusCode(200).body("warnings[0].message", containsString(TOO_MUCH));
        put(with(rule, "value", "10")).statusCode(200).body("warnings.message", equalTo(List.of()));
        put(with(rule, "value", "7000")).statusCode(200).body("warnings.message", says(TOO_MUCH));
    }

    @Test
    void a_cap_and_a_budget_are_counted_in_what_it_would_have_cost() {
        var rule = rule("BONUS", "6000", "");
        tried(rule).body("past.points", equalTo(12_000));
        post(with(rule, "cap", Map.of("points", 7_000, "per", "MONTH")))
                .statusCode(201)
                .body("warnings.message", equalTo(List.of()));
        put(with(rule, "budget", 9_000)).statusCode(200).body("warnings.message", equalTo(List.of()));
    }

    @Test
    void a_rule_that_can_never_match_is_warned_of_when_it_is_made_and_when_it_is_changed() {
        var rule = rule("BONUS", "1", "line.category == 'tea' && line.category == 'coffee'");
        post(rule).statusCode(201).body("warnings.message", says("can never match"));
        put(with(rule, "when", here("tier.code == 'PLATINUM'")))
                .statusCode(200)
                .body("warnings.message", says("no tier.code is"))
                .body("warnings.message", says("would have given nothing on any of the last"));
        put(with(rule, "when", here("1 / purchase.discount > 0")))
                .statusCode(200)
                .body("warnings.message", says("division by zero"));
    }

    @Test
    void a_rule_that_has_ended_costs_nothing_more() {
        var rule = with(rule("BONUS", "999999", ""), "until", Instant.EPOCH.toString());
        post(rule)
                .statusCode(201)
                .body("warnings.message", says("passed already"))
                .body("warnings.message", not(says(TOO_MUCH)));
    }

    /** A condition for this test's shop alone. */
    private Object here(String when) {
        return rule("BONUS", "1", when).get("when");
    }

    private static ValidatableResponse tried(Map<String, Object> rule) {
        return as(OPERATOR)
                .body(Map.of("rule", rule))
                .post("/v1/rules/validate")
                .then()
                .statusCode(200);
    }

    private static Matcher<Iterable<? super String>> says(String text) {
        return hasItem(containsString(text));
    }
}
