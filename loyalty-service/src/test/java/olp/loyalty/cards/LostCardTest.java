package olp.loyalty.cards;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import olp.loyalty.LoyaltyTest;
import olp.platform.testing.Tokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LostCardTest extends LoyaltyTest {
    @Inject
    ObjectMapper json;

    @Test
    void a_blocked_card_is_refused_at_the_till_and_kept_without_points_from_a_journal() throws Exception {
        lost(Tokens.member(aiko.id()), aiko.card(), "block").statusCode(200).body("state", equalTo("BLOCKED"));
        lost(OPERATOR, aiko.card(), "block").statusCode(200);
        var purchase = purchase(aiko.card(), 1000);
        post(shop, purchase).statusCode(409).body("type", equalTo("urn:problem:card-blocked"));
        var answered = as(Tokens.terminal(shop))
                .contentType("application/x-ndjson")
                .body((json.writeValueAsString(purchase) + "\n").getBytes(UTF_8))
                .post("/v1/purchases/journal")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertEquals(201, json.readTree(answered).get("status").asInt(), answered);
        as(OPERATOR)
                .get("/v1/purchases/" + purchase.get("id"))
                .then()
                .body("flags", hasItem("CARD_BLOCKED"))
                .body("points.earned", equalTo(0));
        balance(aiko.card()).body("points.pending", equalTo(0));
    }

    @Test
    void a_replaced_card_goes_on_under_another_number() {
        post(shop, purchase(aiko.card(), 1000)).statusCode(201);
        var loss = Map.<String, Object>of("id", UUID.randomUUID());
        String number = lost(Tokens.member(aiko.id()), aiko.card(), "replace", loss)
                .statusCode(201)
                .body("kind", equalTo("PERSONAL"))
                .body("state", equalTo("ACTIVE"))
                .extract()
                .path("number");
        lost(Tokens.member(aiko.id()), aiko.card(), "replace", loss)
                .statusCode(200)
                .header("Idempotent-Replayed", "true")
                .body("number", equalTo(number));
        lost(Tokens.member(aiko.id()), number, "replace", loss).statusCode(422);
        lost(OPERATOR, aiko.card(), "replace").statusCode(409).body("replacedBy", equalTo(number));
        post(shop, purchase(aiko.card(), 1000)).statusCode(409);
        post(shop, purchase(number, 500)).statusCode(201).body("balance.pending", equalTo(15));
        balance(aiko.card()).body("points.pending", equalTo(15));
        as(Tokens.member(aiko.id()))
                .get("/v1/cards/" + number + "/entries")
                .then()
                .body("items.size()", equalTo(2));
    }

    @Test
    void somebody_elses_and_a_bearer_card_are_stopped_by_the_operator_only() {
        var other = Tokens.member(member().id());
        lost(other, aiko.card(), "block").statusCode(404);
        lost(other, aiko.card(), "replace").statusCode(404);
        String bearer = as(OPERATOR)
                .body(Map.of("id", UUID.randomUUID(), "kind", "BEARER"))
                .post("/v1/cards")
                .path("number");
        lost(other, bearer, "replace").statusCode(404);
        lost(OPERATOR, bearer, "block").statusCode(200);
        lost(OPERATOR, bearer, "replace").statusCode(201).body("kind", equalTo("BEARER"));
        lost(OPERATOR, "9904171358202917", "block").statusCode(400);
    }

    private static ValidatableResponse lost(String token, String card, String how) {
        return lost(token, card, how, Map.of("id", UUID.randomUUID()));
    }

    private static ValidatableResponse lost(String token, String card, String how, Map<String, Object> body) {
        return as(token).body(body).post("/v1/cards/" + card + "/" + how).then();
    }
}
