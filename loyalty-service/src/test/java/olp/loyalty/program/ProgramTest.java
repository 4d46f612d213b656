package olp.loyalty.program;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.loyalty.LoyaltyTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProgramTest extends LoyaltyTest {
    @Test
    void put_accepts_what_get_answered() {
        var program =
                as(OPERATOR).get("/v1/program").then().statusCode(200).extract().asString();
        as(OPERATOR).body(program).put("/v1/program").then().statusCode(200).body("currency", equalTo("EUR"));
        var tiers =
                as(OPERATOR).get("/v1/tiers").then().statusCode(200).extract().asString();
        as(OPERATOR)
                .body(tiers)
                .put("/v1/tiers")
                .then()
                .statusCode(200)
                .body("levels.code", contains("SIMPLE", "GOLD", "VIP"));
    }

    @Test
    void a_change_acts_on_what_is_bought_from_then_on() {
        var before = as(OPERATOR).get("/v1/program").asString();
        Map<String, Object> program = new JsonPath(before).getMap("");
        try {
            program.put("points", Map.of("perAmount", 100, "points", 3, "rounding", "FLOOR", "on", "MONEY_PAID"));
            as(OPERATOR).body(program).put("/v1/program").then().statusCode(200);
            var earlier = purchase(aiko.card(), 1000);
            earlier.put("occurredAt", Instant.now().minusSeconds(60).toString());
            post(shop, earlier).statusCode(201).body("points.earned", equalTo(10));
            var later = purchase(aiko.card(), 1000);
            later.put("occurredAt", Instant.now().plusSeconds(1).toString());
            post(shop, later)
                    .statusCode(201)
                    .body("points.earned", equalTo(30))
                    .body("because[0].version", equalTo(version()));
        } finally {
            as(OPERATOR).body(before).put("/v1/program").then().statusCode(200);
        }
    }

    @Test
    void a_table_that_is_to_come_acts_from_its_instant_on() {
        var before = as(OPERATOR).get("/v1/tiers").asString();
        Map<String, Object> tiers = new JsonPath(before).getMap("");
        var from = Instant.now().plusSeconds(86_400);
        tiers.put("periodMonths", 6);
        tiers.put("from", from.toString());
        String answer = as(OPERATOR)
                .body(tiers)
                .put("/v1/tiers")
                .then()
                .statusCode(200)
                .body("periodMonths", equalTo(6))
                .body("warnings", empty())
                .extract()
                .asString();
        as(OPERATOR).get("/v1/tiers").then().body("periodMonths", equalTo(12));
        as(OPERATOR).get("/v1/tiers?at=" + from).then().body("periodMonths", equalTo(6));
        as(OPERATOR).body(answer).put("/v1/tiers").then().statusCode(200);
        programme(Map.of("pointValue", 2), () -> {
            as(OPERATOR).get("/v1/program?at=" + from).then().body("pointValue", equalTo(2));
            as(OPERATOR).get("/v1/tiers?at=" + from).then().body("periodMonths", equalTo(6));
        });
        as(OPERATOR).get("/v1/program?at=" + from).then().body("pointValue", equalTo(1));
        tiers.put("periodMonths", 12);
        as(OPERATOR).body(tiers).put("/v1/tiers").then().statusCode(200);
        tiers.put("from", Instant.now().minusSeconds(60).toString());
        as(OPERATOR).body(tiers).put("/v1/tiers").then().statusCode(400).body("violations.field", contains("from"));
        as(OPERATOR).get("/v1/tiers?at=tomorrow").then().statusCode(400).body("violations.field", contains("at"));
    }

    @Test
    void a_table_that_goes_down_is_refused_and_what_is_odd_is_warned_of() {
        var before = as(OPERATOR).get("/v1/tiers").asString();
        Map<String, Object> tiers = new JsonPath(before).getMap("");
        tiers.put(
                "levels",
                List.of(level("SIMPLE", 0, "5", "2"), level("GOLD", 100, "4", "1"), level("VIP", 50, "20", "1")));
        as(OPERATOR)
                .body(tiers)
                .put("/v1/tiers")
                .then()
                .statusCode(400)
                .body("violations.field", containsInAnyOrder("levels[1].discountPercent", "levels[2].threshold"));
        tiers.put(
                "levels",
                List.of(
                        level("SIMPLE", 0, "5", "2"),
                        level("GOLD", 100_000, "10", "1"),
                        level("VIP", 500_000, "40", "1")));
        try {
            as(OPERATOR)
                    .body(tiers)
                    .put("/v1/tiers")
                    .then()
                    .statusCode(200)
                    .body("warnings.size()", equalTo(2))
                    .body("warnings[0]", containsString("GOLD multiplies points by less"))
                    .body("warnings[1]", containsString("VIP, 40 %, is above the ceiling"));
        } finally {
            as(OPERATOR).body(before).put("/v1/tiers").then().statusCode(200);
        }
    }

    @Test
    void a_ceiling_below_what_a_level_gives_is_warned_of() {
        var before = as(OPERATOR).get("/v1/program").asString();
        Map<String, Object> program = new JsonPath(before).getMap("");
        program.put("maxDiscountPercent", "8");
        try {
            as(OPERATOR)
                    .body(program)
                    .put("/v1/program")
                    .then()
                    .statusCode(200)
                    .body("warnings.size()", equalTo(2))
                    .body("warnings[0]", containsString("GOLD, 10 %, is above the ceiling of all discounts, 8 %"));
        } finally {
            as(OPERATOR).body(before).put("/v1/program").then().statusCode(200);
        }
    }

    private static Map<String, Object> level(String code, int threshold, String discount, String multiplier) {
        return Map.of(
                "code", code,
                "name", code,
                "threshold", threshold,
                "discountPercent", discount,
                "multiplier", multiplier);
    }

    private int version() {
        var purchase = purchase(aiko.card(), 1000);
        purchase.put("occurredAt", Instant.now().plusSeconds(2).toString());
        return post(shop, purchase).statusCode(201).extract().path("because[0].version");
    }

    @Test
    void a_programme_that_cannot_act_is_refused_with_every_fault() {
        Map<String, Object> program =
                new JsonPath(as(OPERATOR).get("/v1/program").asString()).getMap("");
        program.put("maxDiscountPercent", "130");
        program.put("timeZone", "Mars/Olympus");
        as(OPERATOR)
                .body(program)
                .put("/v1/program")
                .then()
                .statusCode(400)
                .body("violations.field", hasItems("maxDiscountPercent", "timeZone"));
    }

    @Test
    void the_currency_stays_once_purchases_are_recorded() {
        post(shop, purchase(aiko.card(), 1000)).statusCode(201);
        Map<String, Object> program =
                new JsonPath(as(OPERATOR).get("/v1/program").asString()).getMap("");
        program.put("currency", "NOK");
        as(OPERATOR)
                .body(program)
                .put("/v1/program")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:problem:currency-in-use"));
    }

    @Test
    void a_repeated_partner_joins_once() {
        var body = Map.of("id", UUID.randomUUID(), "name", "Health Food", "category", "food");
        as(OPERATOR).body(body).post("/v1/partners").then().statusCode(201);
        as(OPERATOR).body(body).post("/v1/partners").then().statusCode(200).header("Idempotent-Replayed", "true");
        var other = Map.of("id", body.get("id"), "name", "Other", "category", "food");
        as(OPERATOR)
                .body(other)
                .post("/v1/partners")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:problem:id-reused"));
    }

    @Test
    void a_partner_that_has_left_does_not_come_back() {
        as(OPERATOR)
                .body(Map.of("id", UUID.randomUUID()))
                .post("/v1/partners/" + shop + "/leave")
                .then()
                .statusCode(200);
        as(OPERATOR)
                .body(Map.of("id", UUID.randomUUID()))
                .post("/v1/partners/" + shop + "/resume")
                .then()
                .statusCode(409);
        as(OPERATOR)
                .body(Map.of("id", UUID.randomUUID()))
                .post("/v1/partners/" + UUID.randomUUID() + "/pause")
                .then()
                .statusCode(404);
    }
}
