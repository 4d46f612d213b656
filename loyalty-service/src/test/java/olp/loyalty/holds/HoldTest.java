package olp.loyalty.holds;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.loyalty.LoyaltyTest;
import olp.platform.testing.Tokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HoldTest extends LoyaltyTest {
    @Test
    void a_hold_is_spent_by_the_purchase_that_carries_it() {
        earn(100);
        var id = hold(60).statusCode(201)
                .body("state", equalTo("HELD"))
                .extract()
                .<String>path("id");
        balance(aiko.card()).body("points.active", equalTo(40)).body("points.held", equalTo(60));

        var purchase = purchase(aiko.card(), 1060);
        purchase.put("tender", List.of(Map.of("kind", "POINTS", "hold", id), Map.of("kind", "MONEY", "amount", 1000)));
        post(shop, purchase)
                .statusCode(201)
                .body("points.earned", equalTo(10))
                .body("balance.active", equalTo(40))
                .body("balance.held", equalTo(0));
        post(shop, purchase).statusCode(200);
        as(Tokens.terminal(shop)).get("/v1/holds/" + id).then().body("state", equalTo("CAPTURED"));
        theLedgerBalances();
    }

    @Test
    void part_of_a_hold_is_captured_and_the_rest_is_free() {
        earn(100);
        var id = hold(60).extract().<String>path("id");
        end(id, "capture", Map.of("id", UUID.randomUUID(), "points", 25))
                .statusCode(200)
                .body("state", equalTo("CAPTURED"))
                .body("captured", equalTo(25));
        balance(aiko.card()).body("points.active", equalTo(75)).body("points.held", equalTo(0));
        end(id, "void", Map.of("id", UUID.randomUUID())).statusCode(409);
        theLedgerBalances();
    }

    @Test
    void too_few_points_are_refused_with_what_there_is() {
        earn(10);
        hold(11).statusCode(409)
                .body("type", equalTo("urn:problem:insufficient-points"))
                .body("available", equalTo(10));
    }

    @Test
    void a_wholly_free_purchase_earns_nothing_and_comes_back_whole() {
        earn(100);
        var id = hold(100).extract().<String>path("id");
        var purchase = purchase(aiko.card(), 100);
        purchase.put("lines", lines(line(1, 3, 30, 0), line(2, 1, 10, 0)));
        purchase.put("tender", List.of(Map.of("kind", "POINTS", "hold", id)));
        post(shop, purchase).statusCode(201).body("points.earned", equalTo(0));
        balance(aiko.card()).body("points.active", equalTo(0));

        var returns = "/v1/purchases/" + purchase.get("id") + "/returns";
        as(Tokens.terminal(shop))
                .body(Map.of("id", UUID.randomUUID(), "lines", List.of(Map.of("line", 1, "quantity", 1))))
                .post(returns)
                .then()
                .statusCode(201)
                .body("refund.points", equalTo(30))
                .body("refund.money", equalTo(0));
        as(Tokens.terminal(shop))
                .body(Map.of("id", UUID.randomUUID(), "all", true))
                .post(returns)
                .then()
                .statusCode(201)
                .body("refund.points", equalTo(70));
        balance(aiko.card()).body("points.active", equalTo(100));
        theLedgerBalances();
    }

    private void earn(int points) {
        var purchase = purchase(aiko.card(), points * 100L);
        purchase.put(
                "occurredAt",
                java.time.Instant.now().minus(java.time.Duration.ofDays(20)).toString());
        post(shop, purchase).statusCode(201).body("balance.active", equalTo(points));
    }

    private ValidatableResponse hold(int points) {
        return as(Tokens.terminal(shop))
                .body(Map.of("id", UUID.randomUUID(), "card", aiko.card(), "points", points, "ttlSeconds", 600))
                .post("/v1/holds")
                .then();
    }

    private ValidatableResponse end(String id, String how, Map<String, Object> body) {
        return as(Tokens.terminal(shop))
                .body(body)
                .post("/v1/holds/" + id + "/" + how)
                .then();
    }
}
