package olp.loyalty.rewards;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import olp.loyalty.gifts.GiftsTest;
import olp.platform.testing.Tokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RewardTest extends GiftsTest {
    @Test
    void a_reward_is_made_once_and_changed_in_versions() {
        var code = code("MUG");
        var reward = reward(code, 300);
        reward.put("stock", 5);
        offer(reward)
                .statusCode(201)
                .body("version", equalTo(1))
                .body("kind", equalTo("PRODUCT"))
                .body("left", equalTo(5));
        offer(reward).statusCode(200).header("Idempotent-Replayed", "true");
        reward.put("points", 400);
        offer(reward).statusCode(422).body("type", equalTo("urn:problem:id-reused"));
        change(code, reward).statusCode(200).body("version", equalTo(2)).body("points", equalTo(400));
        Map<String, Object> read = as(OPERATOR)
                .get("/v1/rewards?limit=200")
                .then()
                .extract()
                .path("items.find { it.code == '%s' }".formatted(code));
        change(code, read).statusCode(200).body("version", equalTo(2));
        change(code("NONE"), new HashMap<>(Map.of("name", "X"))).statusCode(404);
        as(OPERATOR)
                .get("/v1/audit?limit=2")
                .then()
                .body("items.action", contains("PUT /v1/rewards/{code}", "POST /v1/rewards"))
                .body("items[0].subject", equalTo(code));
    }

    @Test
    void what_cannot_be_is_refused_with_every_fault_and_what_may_not_be_meant_is_said() {
        as(OPERATOR)
                .body("{\"code\":\"\",\"kind\":\"cup\",\"points\":0,\"stock\":-1,\"validDays\":0}")
                .post("/v1/rewards")
                .then()
                .statusCode(400)
                .body("violations.field", hasItems("code", "name", "kind", "points", "stock", "validDays"));
        var nowhere = reward(code("A"), 5);
        nowhere.put("partner", UUID.randomUUID());
        offer(nowhere).statusCode(400).body("violations.field", contains("partner"));
        var misspelt = reward(code("A"), 5);
        misspelt.put("price", 5);
        offer(misspelt).statusCode(400);
        var gift = reward(code("A"), null);
        gift.put("stock", 0);
        offer(gift).statusCode(201).body("warnings", contains(startsWith("points:"), startsWith("stock:")));
    }

    @Test
    void members_and_tills_see_what_can_be_ordered_now() {
        var on = offered(10);
        var later = reward(code("LATER"), 10);
        later.put("from", Instant.now().plusSeconds(3600).toString());
        offer(later).statusCode(201);
        var gift = reward(code("GIFT"), null);
        offer(gift).statusCode(201);
        for (var token : new String[] {Tokens.member(aiko.id()), Tokens.terminal(shop)}) {
            as(token)
                    .get("/v1/rewards?limit=200")
                    .then()
                    .statusCode(200)
                    .body("items.code", hasItem(on))
                    .body("items.code", not(hasItem(later.get("code"))))
                    .body("items.code", not(hasItem(gift.get("code"))));
        }
        as(OPERATOR).get("/v1/rewards?limit=200").then().body("items.code", hasItems((String) later.get("code"), on));
        adjust(aiko.card(), 100);
        for (var code : new Object[] {later.get("code"), gift.get("code")}) {
            order(OPERATOR, (String) code, order(aiko.card()))
                    .statusCode(409)
                    .body("type", equalTo("urn:problem:not-on-offer"));
        }
        order(OPERATOR, "NO-SUCH", order(aiko.card())).statusCode(404);
    }

    @Test
    void an_order_takes_points_and_stock_and_issues_a_voucher_once() {
        adjust(aiko.card(), 250);
        var coffee = offered(100);
        var member = Tokens.member(aiko.id());
        var order = order(aiko.card());
        String code = order(member, coffee, order)
                .statusCode(201)
                .body("points", equalTo(100))
                .body("voucher.state", equalTo("ISSUED"))
                .body("voucher.because", equalTo("order"))
                .extract()
                .path("voucher.code");
        order(member, coffee, order)
                .statusCode(200)
                .header("Idempotent-Replayed", "true")
                .body("voucher.code", equalTo(code));
        order(OPERATOR, coffee, order).statusCode(409).body("type", equalTo("urn:problem:id-taken"));
        order(member, offered(1), order).statusCode(422).body("type", equalTo("urn:problem:id-reused"));
        order(Tokens.member(UUID.randomUUID()), coffee, order(aiko.card())).statusCode(404);
        order(Tokens.terminal(shop), coffee, order(aiko.card())).statusCode(201);
        order(member, coffee, order(aiko.card()))
                .statusCode(409)
                .body("type", equalTo("urn:problem:insufficient-points"))
                .body("available", equalTo(50));
        balance(aiko.card()).body("points.active", equalTo(50));
        as(member)
                .get("/v1/cards/" + aiko.card() + "/entries")
                .then()
                .body("items.points", contains(-100, -100, 250))
                .body("items[0].kind", equalTo("SPENT"))
                .body("items[0].purchase", nullValue())
                .body("items[0].because.rule", equalTo("reward:" + coffee))
                .body("items[0].because.text", equalTo("Exchanged for A coffee"));
        vouchers(aiko.card()).body("items.state", contains("ISSUED", "ISSUED"));
        theLedgerBalances();
    }

    @Test
    void a_blocked_card_orders_nothing_and_a_till_may_have_to_show_that_the_customer_is_there() {
        adjust(aiko.card(), 250);
        var coffee = offered(100);
        programme(Map.of("presence", "CODE"), () -> {
            order(Tokens.terminal(shop), coffee, order(aiko.card()))
                    .statusCode(400)
                    .body("violations.field", contains("code"));
            String code = as(Tokens.member(aiko.id()))
                    .body(Map.of("for", "loyalty"))
                    .post("/v1/cards/" + aiko.card() + "/codes")
                    .then()
                    .extract()
                    .path("code");
            var shown = order(aiko.card());
            shown.put("code", code);
            order(Tokens.terminal(shop), coffee, shown).statusCode(201);
        });
        as(OPERATOR)
                .body(Map.of("id", UUID.randomUUID()))
                .post("/v1/cards/" + aiko.card() + "/block")
                .then()
                .statusCode(200);
        order(OPERATOR, coffee, order(aiko.card())).statusCode(409).body("type", equalTo("urn:problem:card-blocked"));
    }

    @Test
    void of_a_stock_of_ten_exactly_ten_are_given_to_fifty_who_want_one_at_once() {
        var cards = bearers(50);
        cards.forEach(card -> adjust(card, 100));
        var code = code("RARE");
        var reward = reward(code, 100);
        reward.put("stock", 10);
        offer(reward).statusCode(201);
        assertEquals(
                Map.of(201, 10L, 409, 40L),
                atOnce(
                        50,
                        i -> order(OPERATOR, code, order(cards.get(i)))
                                .extract()
                                .statusCode()));
        as(OPERATOR)
                .get("/v1/rewards?limit=200")
                .then()
                .body("items.find { it.code == '%s' }.left".formatted(code), equalTo(0));
        long spent = cards.stream()
                .filter(card -> balance(card).extract().<Integer>path("points.active") == 0)
                .count();
        long issued = cards.stream()
                .mapToInt(card -> vouchers(card).extract().<Integer>path("items.size()"))
                .sum();
        assertEquals(10, spent);
        assertEquals(10, issued);
        order(OPERATOR, code, order(cards.getFirst())).statusCode(409);
        reward.put("stock", 11);
        change(code, reward).statusCode(200).body("left", equalTo(1));
        assertEquals(
                Map.of(201, 1L, 409, 49L),
                atOnce(
                        50,
                        i -> order(OPERATOR, code, order(cards.get(i)))
                                .extract()
                                .statusCode()));
        theLedgerBalances();
    }

    @Test
    void fifty_orders_at_once_on_one_account_spend_what_it_has_and_no_more() {
        adjust(aiko.card(), 1_050);
        var code = offered(100);
        assertEquals(
                Map.of(201, 10L, 409, 40L),
                atOnce(
                        50,
                        i -> order(OPERATOR, code, order(aiko.card())).extract().statusCode()));
        balance(aiko.card()).body("points.active", equalTo(50));
        vouchers(aiko.card()).body("items.size()", equalTo(10));
        theLedgerBalances();
    }

    @Test
    void one_order_sent_many_times_at_once_is_one_order() {
        adjust(aiko.card(), 1_000);
        var code = offered(100);
        var order = order(aiko.card());
        var answers = atOnce(10, i -> order(OPERATOR, code, order).extract().statusCode());
        assertEquals(1L, answers.get(201));
        assertEquals(9L, answers.get(200));
        balance(aiko.card()).body("points.active", equalTo(900));
    }

    private static io.restassured.response.ValidatableResponse change(String code, Map<String, Object> reward) {
        return as(OPERATOR).body(reward).put("/v1/rewards/" + code).then();
    }
}
