package olp.loyalty.gifts;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import olp.loyalty.gifts.TillWithGifts.Sale;
import org.junit.jupiter.api.Test;

/** Stamp cards over HTTP: how they are made, changed and read. */
@QuarkusTest
class StampCardsTest extends GiftsTest {
    @Inject
    TillWithGifts till;

    @Test
    void a_stamp_card_is_made_once_and_changed_in_versions() {
        var code = code("TENTH");
        var card = stampCard(code, shop, 10, Map.of("points", 100));
        define(card).statusCode(201).body("version", equalTo(1)).body("every", equalTo(10));
        define(card).statusCode(200).header("Idempotent-Replayed", "true").body("version", equalTo(1));
        card.put("every", 5);
        define(card).statusCode(422).body("type", equalTo("urn:problem:id-reused"));
        change(code, card).statusCode(200).body("version", equalTo(2)).body("every", equalTo(5));
        change(code, card).statusCode(200).body("version", equalTo(2));
        card.put("id", UUID.randomUUID());
        define(card).statusCode(409).body("type", equalTo("urn:problem:id-taken"));
        card.remove("id");
        change(code("NONE"), withoutCode(card)).statusCode(404);

        Map<String, Object> read = as(OPERATOR)
                .get("/v1/stamp-cards?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.code == '%s' }".formatted(code));
        change(code, read).statusCode(200).body("version", equalTo(2));
        as(OPERATOR)
                .get("/v1/audit?limit=5")
                .then()
                .body("items.action", hasItems("PUT /v1/stamp-cards/{code}", "POST /v1/stamp-cards"))
                .body("items.subject", hasItem(code));
    }

    @Test
    void what_cannot_be_is_refused_with_every_fault_and_what_may_not_be_meant_is_said() {
        as(OPERATOR)
                .body("{\"code\":\"a b\",\"every\":0,\"minTotal\":-1,\"skus\":[],\"gift\":{},"
                        + "\"from\":\"2026-02-01T00:00:00Z\",\"until\":\"2026-01-01T00:00:00Z\"}")
                .post("/v1/stamp-cards")
                .then()
                .statusCode(400)
                .body(
                        "violations.field",
                        hasItems("code", "name", "every", "counts", "minTotal", "skus", "gift", "until"));
        var card = stampCard(code("A"), shop, 1, Map.of("reward", "NO-SUCH-REWARD"));
        define(card).statusCode(400).body("violations.field", contains("gift.reward"));
        card.put("gift", Map.of("points", 5, "reward", "X"));
        define(card).statusCode(400).body("violations.field", contains("gift"));
        card.put("partner", UUID.randomUUID());
        card.put("gift", Map.of("points", 5));
        define(card).statusCode(400).body("violations.field", contains("partner"));

        var few = code("FEW");
        var reward = reward(few, 10);
        reward.put("stock", 3);
        offer(reward).statusCode(201);
        define(stampCard(code("B"), shop, 1, Map.of("reward", few)))
                .statusCode(201)
                .body("warnings", contains(startsWith("every:"), startsWith("gift.reward: has a stock of 3")));
    }

    @Test
    void a_change_acts_on_what_is_bought_from_then_on() {
        var code = code("CHANGE");
        var before = Instant.now().minusSeconds(60);
        define(stampCard(code, shop, 5, Map.of("points", 50))).statusCode(201);
        change(code, stampCard(code, shop, 2, Map.of("points", 7))).statusCode(200);
        assertEquals(
                1,
                till.sell(Sale.of(shop, aiko.card(), 400).at(before)).getFirst().version());
        var now = till.sell(Sale.of(shop, aiko.card(), 400)).getFirst();
        assertEquals(2, now.version());
        assertEquals(7, now.points().points());
        assertNull(till.sell(Sale.of(shop, aiko.card(), 400)).getFirst().points());
        stamps(aiko.card()).body("items.find { it.code == '%s' }.missing".formatted(code), equalTo(1));
    }

    @Test
    void a_page_of_stamps_ends_where_there_are_no_more() {
        define(stampCard(code("P1"), shop, 4, Map.of("points", 1))).statusCode(201);
        define(stampCard(code("P2"), shop, 4, Map.of("points", 1))).statusCode(201);
        String next = as(OPERATOR)
                .get("/v1/cards/" + aiko.card() + "/stamps?limit=1")
                .then()
                .body("items.size()", equalTo(1))
                .extract()
                .path("next");
        as(OPERATOR)
                .get("/v1/cards/" + aiko.card() + "/stamps?limit=200&cursor=" + next)
                .then()
                .body("items.stamps", hasItem(0))
                .body("next", nullValue());
    }

    private static Map<String, Object> withoutCode(Map<String, Object> card) {
        card.remove("code");
        return card;
    }

    private static ValidatableResponse change(String code, Map<String, Object> card) {
        return as(OPERATOR).body(card).put("/v1/stamp-cards/" + code).then();
    }
}
