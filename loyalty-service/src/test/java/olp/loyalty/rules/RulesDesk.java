package olp.loyalty.rules;

import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.loyalty.LoyaltyTest;

/** Words for what operators do with rules. Each test's rules are for its own shop: versions stay. */
abstract class RulesDesk extends LoyaltyTest {
    /** A rule of this test's own, for this test's shop and what else is said. */
    protected Map<String, Object> rule(String kind, String value, String when) {
        Map<String, Object> rule = new HashMap<>();
        rule.put("code", "rule-" + UUID.randomUUID());
        rule.put("name", "Tea week");
        rule.put("kind", kind);
        rule.put("value", value);
        rule.put("when", "partner.id == '" + shop + "'" + (when.isEmpty() ? "" : " && " + when));
        rule.put("priority", 0);
        return rule;
    }

    protected static Map<String, Object> with(Map<String, Object> rule, Object... more) {
        Map<String, Object> changed = new HashMap<>(rule);
        for (int i = 0; i < more.length; i += 2) {
            changed.put((String) more[i], more[i + 1]);
        }
        return changed;
    }

    protected static ValidatableResponse post(Map<String, Object> rule) {
        return as(OPERATOR).body(rule).post("/v1/rules").then();
    }

    /** Makes a rule; answers its code. */
    protected static String made(Map<String, Object> rule) {
        return post(rule).statusCode(201).extract().path("code");
    }

    protected static ValidatableResponse put(Map<String, Object> rule) {
        return as(OPERATOR).body(rule).put("/v1/rules/" + rule.get("code")).then();
    }

    protected static Map<String, Object> line(int number, String category, int quantity, long unitPrice) {
        return Map.of("line", number, "category", category, "quantity", quantity, "unitPrice", unitPrice);
    }

    protected static Map<String, Object> bought(String card, Object... each) {
        var lines = lines(each);
        long total = 0;
        for (var line : lines) {
            total += (Integer) line.get("quantity") * (Long) line.get("unitPrice");
        }
        var purchase = purchase(card, total);
        purchase.put("lines", lines);
        return purchase;
    }

    /** What a purchase got by one rule; 0 if nothing. */
    protected static long points(ValidatableResponse answer, String code) {
        long sum = 0;
        for (Map<String, Object> reason : reasons(answer)) {
            sum += reason.get("rule").equals(code) ? ((Number) reason.get("points")).longValue() : 0;
        }
        return sum;
    }

    protected static List<Map<String, Object>> reasons(ValidatableResponse answer) {
        List<Map<String, Object>> because =
                answer.statusCode(201).extract().jsonPath().getList("because");
        return because == null ? new ArrayList<>() : because;
    }

    /** Tills say to the second when it was: what is bought after this happened after what was changed before. */
    protected static void later() {
        programme(Map.of(), () -> {});
    }
}
