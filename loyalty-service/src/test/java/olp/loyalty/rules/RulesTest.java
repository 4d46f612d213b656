package olp.loyalty.rules;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.platform.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules give at the till. */
@QuarkusTest
class RulesTest extends RulesDesk {
    @Test
    void a_multiplier_gives_again_the_base_points_of_the_lines_it_matches() {
        var code = made(rule("MULTIPLIER", "3.0", "line.category == 'home'"));
        var purchase = bought(aiko.card(), line(1, "food", 1, 500), line(2, "home", 2, 500));
        post(shop, purchase)
                .statusCode(201)
                .body("points.earned", equalTo(15 + 20))
                .body("because", hasSize(2))
                .body("because[0].rule", equalTo("base"))
                .body("because[1].rule", equalTo(code))
                .body("because[1].version", equalTo(1))
                .body("because[1].points", equalTo(20))
                .body("because[1].text", equalTo("Tea week: 3 times the points"))
                .body("because[1].lines", equalTo(List.of(2)))
                .body("receipt", hasItem("20 of them: Tea week: 3 times the points"));
        as(OPERATOR)
                .get("/v1/cards/" + aiko.card() + "/entries")
                .then()
                .body("items.find { it.because.rule == '" + code + "' }.points", equalTo(20))
                .body("items.find { it.because.rule == '" + code + "' }.because.version", equalTo(1));
        post(shop, purchase).statusCode(200).header("Idempotent-Replayed", "true");
        theLedgerBalances();
    }

    @Test
    void a_statement_turns_its_page_between_rules_that_gave_together() {
        made(rule("BONUS", "5", ""));
        made(rule("MULTIPLIER", "2", ""));
        post(shop, purchase(aiko.card(), 1_000)).statusCode(201);
        post(shop, purchase(aiko.card(), 1_000)).statusCode(201);
        var entries = "/v1/cards/" + aiko.card() + "/entries?limit=";
        List<Map<String, Object>> whole = as(OPERATOR).get(entries + 100).path("items");
        List<Map<String, Object>> paged = new ArrayList<>();
        for (var next = ""; next != null; ) {
            var page = as(OPERATOR).get(entries + "2&cursor=" + next).then().statusCode(200);
            List<Map<String, Object>> items = page.extract().path("items");
            assertTrue(items.size() <= 2);
            paged.addAll(items);
            next = page.extract().path("next");
        }
        assertEquals(6, whole.size());
        assertEquals(whole, paged);
        assertEquals(6, whole.stream().map(each -> each.get("id")).distinct().count());
    }

    @Test
    void a_bonus_is_given_once_a_purchase_however_many_lines_it_matches() {
        var code = made(rule("BONUS", "50", "line.category == 'home'"));
        assertEquals(
                50, points(post(shop, bought(aiko.card(), line(1, "home", 1, 100), line(2, "home", 9, 100))), code));
        assertEquals(0, points(post(shop, bought(aiko.card(), line(1, "food", 1, 100))), code));
    }

    @Test
    void of_a_group_the_best_gives_and_across_groups_they_add_up() {
        var small = made(with(rule("BONUS", "5", ""), "group", "tea", "priority", 9));
        var large = made(with(rule("BONUS", "7", ""), "group", "tea"));
        var other = made(rule("MULTIPLIER", "2", ""));
        var answer = post(shop, purchase(aiko.card(), 1_000));
        assertEquals(
                List.of(0L, 7L, 10L), List.of(points(answer, small), points(answer, large), points(answer, other)));
        answer.body("points.earned", equalTo(27));
    }

    @Test
    void a_cap_holds_in_its_month_and_the_member_is_told() {
        var code = made(with(rule("BONUS", "20", ""), "cap", Map.of("points", 30, "per", "MONTH")));
        assertEquals(20, points(post(shop, purchase(aiko.card(), 1_000)), code));
        var cut = post(shop, purchase(aiko.card(), 1_000));
        assertEquals(10, points(cut, code));
        cut.body("because[1].text", equalTo("Tea week: 20 extra points, at most 30 a month"));
        assertEquals(0, points(post(shop, purchase(aiko.card(), 1_000)), code));
        assertEquals(20, points(post(shop, purchase(member().card(), 1_000)), code));
    }

    @Test
    void sixteen_purchases_at_once_never_overspend_a_budget() {
        var code = made(with(rule("BONUS", "7", ""), "budget", 50));
        var given = new java.util.concurrent.atomic.AtomicLong();
        atOnce(16, i -> {
            given.addAndGet(points(post(shop, purchase(member().card(), 1_000)), code));
            return 201;
        });
        assertEquals(50, given.get());
        assertEquals(0, points(post(shop, purchase(aiko.card(), 1_000)), code));
        theLedgerBalances();
    }

    @Test
    void the_rules_in_force_when_it_happened_decide_and_old_entries_keep_naming_their_version() throws Exception {
        var asked = rule("BONUS", "5", "");
        var code = made(asked);
        post(shop, purchase(aiko.card(), 100)).body("because[1].version", equalTo(1));
        var before = Instant.now().minusSeconds(2).toString();
        put(with(asked, "value", "8")).statusCode(200).body("version", equalTo(2));
        later();
        post(shop, purchase(aiko.card(), 100))
                .body("because[1].version", equalTo(2))
                .body("because[1].points", equalTo(8));
        var line = with(purchase(aiko.card(), 100), "occurredAt", before);
        assertEquals(Integer.valueOf(5), journal(shop, line).get("because[1].points"));
        as(OPERATOR)
                .get("/v1/cards/" + aiko.card() + "/entries")
                .then()
                .body("items.findAll { it.because.rule == '" + code + "' }.because.version", equalTo(List.of(1, 2, 1)));
        as(OPERATOR).get("/v1/rules/" + code + "?version=1").then().body("value", equalTo("5"));
        as(OPERATOR).get("/v1/rules/" + code).then().body("value", equalTo("8"));
    }

    @Test
    void a_schedule_goes_by_when_it_happened() {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var code = made(with(
                rule("BONUS", "5", ""),
                "from",
                now.minus(2, ChronoUnit.DAYS).toString(),
                "until",
                now.minus(1, ChronoUnit.DAYS).toString()));
        for (var each : Map.of(12, 0L, 36, 5L, 60, 0L).entrySet()) {
            var purchase = with(
                    purchase(aiko.card(), 100),
                    "occurredAt",
                    now.minus(each.getKey(), ChronoUnit.HOURS).toString());
            assertEquals(each.getValue(), points(post(shop, purchase), code), each.getKey() + " hours ago");
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    partner.category == 'fitness'                     | 5
                    partner.category == 'books'                       | 0
                    tier.code == 'SIMPLE'                             | 5
                    tier.code in ['GOLD', 'VIP']                      | 0
                    card.kind == 'PERSONAL' && member.known           | 5
                    member.age >= 0                                   | 0
                    member.days == 0                                  | 5
                    purchase.total == 1000 && purchase.paid == 1000   | 5
                    !(purchase.discount == 0 && !purchase.order)      | 0
                    purchase.count == 3                               | 5
                    line.sku == '' && line.net == 500                 | 5
                    line.quantity > 2                                 | 0
                    1 / purchase.discount > 0                         | 0
                    """)
    void conditions_ask_what_is_known(String when, long given) {
        var code = made(rule("BONUS", "5", when));
        var purchase = bought(aiko.card(), line(1, "home", 1, 500), line(2, "food", 2, 250));
        assertEquals(given, points(post(shop, purchase), code));
    }

    @Test
    void a_level_is_the_one_held_when_it_happened() {
        var gold = made(rule("BONUS", "5", "tier.code == 'GOLD'"));
        assertEquals(0, points(post(shop, purchase(aiko.card(), 100_000)), gold), "the purchase that reaches it");
        assertEquals(5, points(post(shop, purchase(aiko.card(), 100)), gold));
    }

    @Test
    void a_quote_tells_what_the_purchase_then_earns() {
        made(rule("MULTIPLIER", "3", "line.category == 'home'"));
        made(with(rule("BONUS", "7", ""), "budget", 1_000));
        var quoted = as(Tokens.terminal(shop))
                .body(Map.of("card", aiko.card(), "currency", "EUR", "lines", List.of(line(1, "home", 1, 2_000))))
                .post("/v1/quotes")
                .then()
                .statusCode(200)
                .body("due", equalTo(1_900))
                .extract()
                .<Integer>path("points.wouldEarn");
        assertEquals(19 + 38 + 7, quoted);
        var purchase = purchase(aiko.card(), 1_900);
        purchase.put("lines", List.of(with(line(1, "home", 1, 2_000), "discount", 100)));
        post(shop, purchase).statusCode(201).body("points.earned", equalTo(quoted));
    }

    @Test
    void what_was_not_paid_in_money_and_a_blocked_card_get_nothing() throws Exception {
        var code = made(rule("BONUS", "5", ""));
        post(shop, earlier(aiko.card(), 1_000)).statusCode(201);
        var withPoints = paidWith(purchase(aiko.card(), 10), points(held(shop, aiko.card(), 10)));
        assertEquals(0, points(post(shop, withPoints), code));
        as(OPERATOR)
                .body(Map.of("id", UUID.randomUUID()))
                .post("/v1/cards/" + aiko.card() + "/block")
                .then()
                .statusCode(200);
        var late = journal(shop, purchase(aiko.card(), 1_000));
        assertEquals(Integer.valueOf(0), late.get("points.earned"));
    }
}
