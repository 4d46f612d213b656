package olp.loyalty.merges;

import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import olp.loyalty.LoyaltyTest;
import olp.platform.testing.Tokens;

/** Words for what happens to cards and members that belong together. */
abstract class MergesTest extends LoyaltyTest {
    /** A purchase long enough ago for its points to be active; answers its id. */
    String earn(String card, int points) {
        var purchase = purchase(card, points * 100L);
        purchase.put("lines", lines(line(1, 1, points * 100L, 0)));
        purchase.put("occurredAt", Instant.now().minus(Duration.ofDays(20)).toString());
        post(shop, purchase).statusCode(201);
        return purchase.get("id").toString();
    }

    static String bearer() {
        return as(OPERATOR)
                .body(Map.of("id", UUID.randomUUID(), "kind", "BEARER"))
                .post("/v1/cards")
                .then()
                .statusCode(201)
                .extract()
                .path("number");
    }

    String hold(String card, int points) {
        return as(Tokens.terminal(shop))
                .body(Map.of("id", UUID.randomUUID(), "card", card, "points", points, "ttlSeconds", 600))
                .post("/v1/holds")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static ValidatableResponse claim(UUID member, String card) {
        return claim(member, Map.of("id", UUID.randomUUID(), "number", card));
    }

    static ValidatableResponse claim(UUID member, Map<String, Object> body) {
        return as(Tokens.member(member))
                .body(body)
                .post("/v1/members/" + member + "/cards")
                .then();
    }

    static ValidatableResponse merge(UUID into, UUID from) {
        return merge(into, Map.of("id", UUID.randomUUID(), "from", from));
    }

    static ValidatableResponse merge(UUID into, Map<String, Object> body) {
        return as(OPERATOR).body(body).post("/v1/members/" + into + "/merge").then();
    }

    static ValidatableResponse undo(String merge) {
        return as(OPERATOR)
                .body(Map.of("id", UUID.randomUUID()))
                .post("/v1/merges/" + merge + "/undo")
                .then();
    }

    static ValidatableResponse profile(UUID member) {
        return as(OPERATOR).get("/v1/members/" + member).then();
    }
}
