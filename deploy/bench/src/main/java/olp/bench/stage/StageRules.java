package olp.bench.stage;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import olp.local.api.Api;
import olp.local.api.Pause;

/** Rules that are switched on and off over HTTP, as an operator does: by another version, which has ended or has not. */
public final class StageRules {

    private static final String ENDED = "2020-01-01T00:00:00Z";
    private static final int OTHERS = 980;

    /** Of lines and of purchases, plain comparisons and some that are calculated. */
    private static final List<String> GIVE = List.of(
            "partner.id == '%s'",
            "partner.category == 'home' && purchase.total > 0",
            "line.category == 'home'",
            "line.category == 'home' && line.quantity >= 1",
            "tier.code in ['SIMPLE', 'GOLD', 'VIP']",
            "local.hour >= 0 && local.hour < 24",
            "card.kind in ['BEARER', 'PERSONAL'] && purchase.paid >= 100",
            "purchase.paid / 100 >= 1",
            "line.net * 2 > line.unitPrice",
            "purchase.count > 0 && !purchase.order");

    private static final List<String> GIVE_NOT = List.of(
            "partner.id == '%s' && purchase.total > 100000000",
            "line.category == 'garden'",
            "line.category in ['toys', 'food'] && line.quantity >= 2",
            "tier.code == 'NONE'",
            "local.hour > 24",
            "member.known && member.birthday",
            "member.age >= 60",
            "purchase.order",
            "purchase.paid / 100 >= 1000000",
            "line.net > line.unitPrice * line.quantity");

    private final Stage stage;
    private final Set<String> made = new HashSet<>();

    /** None is there yet. */
    public StageRules(Stage stage) {
        this.stage = stage;
    }

    /** Twenty rules that may concern the purchases; ten of them give points, one of these up to a cap a month. */
    public void concerned(boolean on) {
        try (Api api = new Api()) {
            for (int i = 0; i < GIVE.size(); i++) {
                put(api, "give-" + i, GIVE.get(i).formatted(stage.partner()), i, on);
                put(api, "give-not-" + i, GIVE_NOT.get(i).formatted(stage.partner()), i, on);
            }
            settle(api);
        }
    }

    /** Rules of other partners, categories, levels and days. */
    public void others(boolean on) {
        try (Api api = new Api()) {
            for (int i = 0; i < OTHERS; i++) {
                put(api, "other-" + i, elsewhere(i), i, on);
            }
            settle(api);
        }
    }

    private static String elsewhere(int i) {
        return switch (i % 4) {
            case 0 -> "partner.id == '" + new UUID(7, i) + "' && purchase.paid / 100 >= 10";
            case 1 -> "line.category == 'category-" + i + "' && line.quantity >= 2";
            case 2 -> "tier.code == 'LEVEL-" + i + "' && purchase.total > 1000";
            default -> "local.date == '2031-" + "%02d-%02d".formatted(i % 12 + 1, i % 28 + 1) + "'";
        };
    }

    private void put(Api api, String code, String when, int number, boolean on) {
        if (!on && !made.contains(code)) {
            return;
        }
        Map<String, Object> rule = new HashMap<>();
        rule.put("code", code);
        rule.put("name", "Rule " + number);
        rule.put("kind", number % 2 == 0 ? "BONUS" : "MULTIPLIER");
        rule.put("value", number % 2 == 0 ? "3" : "2");
        rule.put("when", when);
        rule.put("priority", number);
        if (code.equals("give-0")) {
            rule.put("cap", Map.of("points", 1_000_000, "per", "MONTH"));
        }
        if (!on) {
            rule.put("until", ENDED);
        }
        URI rules = stage.loyalty().resolve("/v1/rules");
        if (made.add(code)) {
            api.post(rules, stage.operator(), rule).orRefuse(code);
        } else {
            api.put(URI.create(rules + "/" + code), stage.operator(), rule).orRefuse(code);
        }
    }

    /** Has the service read them, and lets the second pass in which they changed: tills say to the second when it was. */
    private void settle(Api api) {
        api.get(stage.loyalty().resolve("/v1/rules?limit=1"), stage.operator()).orRefuse("the rules");
        Pause.of(Duration.ofMillis(1_100));
    }
}
