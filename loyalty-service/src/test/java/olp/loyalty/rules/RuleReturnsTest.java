package olp.loyalty.rules;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What rules gave goes back with what it was given for. */
@QuarkusTest
class RuleReturnsTest extends RulesDesk {
    @Test
    void a_line_takes_back_what_its_rules_gave_for_it() {
        made(rule("MULTIPLIER", "3", "line.category == 'home'"));
        var purchase = bought(aiko.card(), line(1, "food", 3, 500), line(2, "home", 3, 700));
        post(shop, purchase).statusCode(201).body("points.earned", equalTo(36 + 42));
        giveBack(shop, purchase, part(1, 1)).statusCode(201).body("points.reversed", equalTo(5));
        // 7 of the 21 base points of the line, 14 of the 42 extra
        giveBack(shop, purchase, part(2, 1)).statusCode(201).body("points.reversed", equalTo(21));
        giveBack(shop, purchase, part(2, 2)).statusCode(201).body("points.reversed", equalTo(42));
        giveBack(shop, purchase).statusCode(201).body("points.reversed", equalTo(10));
        balance(aiko.card()).body("points.pending", equalTo(0)).body("points.active", equalTo(0));
        theLedgerBalances();
    }

    @Test
    void a_bonus_goes_back_in_parts_that_add_up_and_its_cap_and_budget_stay_used() {
        var code = made(with(rule("BONUS", "10", ""), "cap", Map.of("points", 15, "per", "MONTH"), "budget", 1_000));
        var purchase = bought(aiko.card(), line(1, "home", 3, 100));
        assertEquals(10, points(post(shop, purchase), code));
        giveBack(shop, purchase, part(1, 1)).body("points.reversed", equalTo(1 + 3));
        giveBack(shop, purchase, part(1, 1)).body("points.reversed", equalTo(1 + 3));
        giveBack(shop, purchase, part(1, 1)).body("points.reversed", equalTo(1 + 4));
        assertEquals(5, points(post(shop, purchase(aiko.card(), 100)), code), "what is left of the cap");
    }

    private static Map<String, Object> part(int line, int quantity) {
        return Map.of("id", UUID.randomUUID(), "lines", List.of(Map.of("line", line, "quantity", quantity)));
    }
}
