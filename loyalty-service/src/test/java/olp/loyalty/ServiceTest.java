package olp.loyalty;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.platform.testing.OpenApiCopy;
import olp.platform.testing.RoleTable;
import olp.platform.testing.Tokens;
import org.junit.jupiter.api.Test;

/** What holds for the service as a whole. */
@QuarkusTest
class ServiceTest extends LoyaltyTest {
    @Inject
    Pool pool;

    @Test
    void every_endpoint_lets_in_whom_it_should() {
        var everybody = new String[] {"operator", "terminal", "partner", "member"};
        assertEquals(
                List.of(),
                RoleTable.ofService()
                        .allow("GET /v1/program", everybody)
                        .allow("PUT /v1/program", "operator")
                        .allow("GET /v1/tiers", everybody)
                        .allow("PUT /v1/tiers", "operator")
                        .allow("POST /v1/partners", "operator")
                        .allow("GET /v1/partners", everybody)
                        .allow("POST /v1/partners/{partner}/pause", "operator")
                        .allow("POST /v1/partners/{partner}/resume", "operator")
                        .allow("POST /v1/partners/{partner}/leave", "operator")
                        .allow("POST /v1/members", "operator", "terminal", "partner")
                        .allow("GET /v1/members/{member}", "operator", "member")
                        .allow("POST /v1/cards", "operator", "terminal", "partner")
                        .allow("GET /v1/cards/{number}/balance", "operator", "terminal", "member")
                        .allow("GET /v1/cards/{number}/entries", "operator", "terminal", "member")
                        .allow("POST /v1/members/{member}/cards", "operator", "member")
                        .allow("POST /v1/members/{member}/merge", "operator")
                        .allow("POST /v1/merges/{merge}/undo", "operator")
                        .allow("POST /v1/cards/{number}/block", "operator", "member")
                        .allow("POST /v1/cards/{number}/replace", "operator", "member")
                        .allow("POST /v1/cards/{number}/codes", "member")
                        .allow("POST /v1/transfers", "operator", "member")
                        .allow("POST /v1/adjustments", "operator")
                        .allow("POST /v1/quotes", "operator", "terminal")
                        .allow("POST /v1/purchases", "terminal")
                        .allow("GET /v1/purchases", "terminal", "partner")
                        .allow("GET /v1/purchases/{purchase}", "operator", "terminal", "partner")
                        .allow("POST /v1/purchases/journal", "terminal")
                        .allow("POST /v1/purchases/{purchase}/returns", "terminal")
                        .allow("POST /v1/holds", "terminal")
                        .allow("GET /v1/holds/{hold}", "terminal")
                        .allow("POST /v1/holds/{hold}/capture", "terminal")
                        .allow("POST /v1/holds/{hold}/void", "terminal")
                        .allow("POST /v1/rules", "operator")
                        .allow("GET /v1/rules", "operator")
                        .allow("GET /v1/rules/{code}", "operator")
                        .allow("PUT /v1/rules/{code}", "operator")
                        .allow("POST /v1/rules/validate", "operator")
                        .allow("GET /v1/expiries/unwarned", "operator")
                        .allow("GET /v1/ledger/seals", "operator")
                        .allow("POST /v1/stamp-cards", "operator")
                        .allow("PUT /v1/stamp-cards/{code}", "operator")
                        .allow("GET /v1/stamp-cards", "operator")
                        .allow("GET /v1/cards/{number}/value", "operator", "terminal", "member")
                        .allow("GET /v1/cards/{number}/stamps", "operator", "terminal", "member")
                        .allow("POST /v1/rewards", "operator")
                        .allow("PUT /v1/rewards/{code}", "operator")
                        .allow("GET /v1/rewards", everybody)
                        .allow("POST /v1/rewards/{code}/orders", "operator", "terminal", "member")
                        .allow("POST /v1/vouchers/{code}/redeem", "terminal")
                        .allow("GET /v1/cards/{number}/vouchers", "operator", "terminal", "member")
                        .allow("GET /v1/referral", "operator")
                        .allow("PUT /v1/referral", "operator")
                        .allow("GET /v1/referrals", "operator")
                        .allow("GET /v1/occasions", "operator")
                        .allow("PUT /v1/occasions", "operator")
                        .allow("GET /v1/ledger/trial-balance", "operator")
                        .disagreements());
    }

    @Test
    void somebody_elses_card_and_profile_are_not_found() {
        var other = Tokens.member(UUID.randomUUID());
        as(other).get("/v1/cards/" + aiko.card() + "/balance").then().statusCode(404);
        as(other).get("/v1/cards/" + aiko.card() + "/entries").then().statusCode(404);
        as(other).get("/v1/members/" + aiko.id()).then().statusCode(404);
        as(Tokens.member(aiko.id()))
                .get("/v1/members/" + aiko.id())
                .then()
                .statusCode(200)
                .body("name", equalTo("Aiko"));
        as(Tokens.terminal(shop))
                .get("/v1/cards/" + aiko.card() + "/balance")
                .then()
                .statusCode(200);
    }

    @Test
    void the_documented_openapi_is_the_served_one() {
        assertEquals(OpenApiCopy.kept("loyalty"), OpenApiCopy.served());
    }

    @Test
    void the_services_role_cannot_change_or_delete_an_entry_nor_what_was_audited() {
        for (var forbidden : List.of(
                "update ledger_entry set amount = 1",
                "delete from ledger_entry",
                "truncate ledger_entry",
                "update audit set author = ''",
                "delete from audit",
                "truncate audit")) {
            var refused = assertThrows(
                    PgException.class,
                    () -> pool.query(forbidden).execute().await().atMost(Duration.ofSeconds(10)));
            assertEquals("42501", refused.getSqlState(), forbidden);
        }
    }

    @Test
    void hostile_json_is_refused_with_its_fault() {
        var id = UUID.randomUUID();
        assertFault("{\"id\":", "body");
        assertFault("{} {}", "body");
        assertFault("[]", "body");
        assertFault("\"text\"", "body");
        assertFault("{\"id\":\"" + id + "\",\"id\":\"" + id + "\"}", "body");
        assertFault("{\"id\":\"not-a-uuid\"}", "id");
        assertFault("{\"id\":17}", "id");
        assertFault("{\"total\":\"12\"}", "total");
        assertFault("{\"total\":1.5}", "total");
        assertFault("{\"total\":99999999999999999999}", null);
        assertFault("{\"occurredAt\":1700000000}", "occurredAt");
        assertFault("{\"occurredAt\":\"yesterday\"}", "occurredAt");
        assertFault("{\"lines\":{}}", "lines");
        assertFault("{\"lines\":[{\"quantity\":\"x\"}]}", "lines[0].quantity");
        assertFault("{\"clerk\":5}", "clerk");
        assertFault("{\"order\":" + "[".repeat(5000) + "]".repeat(5000) + "}", null);
        assertFault("", "body");
        assertFault("null", "body");
    }

    private void assertFault(String json, String field) {
        var answer = as(Tokens.terminal(shop)).body(json).post("/v1/purchases");
        assertEquals(
                400, answer.statusCode(), json.substring(0, Math.min(80, json.length())) + " → " + answer.asString());
        answer.then().contentType("application/problem+json").body("title", equalTo("Invalid request"));
        if (field != null) {
            answer.then().body("violations.field", hasItem(field));
        }
    }

    @Test
    void a_body_of_ten_megabytes_is_too_large() {
        var large = "{\"order\":\"" + "x".repeat(10_000_000) + "\"}";
        as(Tokens.terminal(shop)).body(large).post("/v1/purchases").then().statusCode(413);
    }

    @Test
    void a_nul_character_is_refused_by_name() {
        var purchase = purchase(aiko.card(), 100);
        purchase.put("order", "a\0b");
        post(shop, purchase).statusCode(400).body("violations.field", hasItem("order"));
        as(OPERATOR)
                .body(Map.of("id", UUID.randomUUID(), "name", "a\0b"))
                .post("/v1/members")
                .then()
                .statusCode(400);
    }

    @Test
    void wrong_paths_methods_and_types_are_problems() {
        as(OPERATOR).get("/v1/nothing").then().statusCode(404);
        as(OPERATOR).delete("/v1/program").then().statusCode(405).contentType("application/problem+json");
        as(OPERATOR).get("/v1/members/17").then().statusCode(400).body("violations[0].message", containsString("17"));
        as(OPERATOR).get("/v1/partners?limit=100000").then().statusCode(400).body("violations.field", hasItem("limit"));
        as(OPERATOR).get("/v1/partners?cursor=!!").then().statusCode(400).body("violations.field", hasItem("cursor"));
        RestAssured.given()
                .auth()
                .oauth2(OPERATOR)
                .contentType("text/plain")
                .body("x")
                .post("/v1/partners")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @Test
    void health_and_metrics_are_there() {
        RestAssured.get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        RestAssured.get("/q/metrics").then().statusCode(200).body(containsString("olp_outbox_backlog"));
    }
}
