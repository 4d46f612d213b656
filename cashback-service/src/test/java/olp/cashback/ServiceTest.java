package olp.cashback;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import olp.platform.testing.OpenApiCopy;
import olp.platform.testing.RoleTable;
import olp.platform.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for the service as a whole. */
@QuarkusTest
class ServiceTest extends CashbackTest {
    @Test
    void every_endpoint_lets_in_whom_it_should() {
        assertEquals(
                List.of(),
                RoleTable.ofService()
                        .allow("GET /v1/rules", "operator")
                        .allow("POST /v1/rules", "operator")
                        .allow("GET /v1/rules/{code}", "operator")
                        .allow("PUT /v1/rules/{code}", "operator")
                        .allow("POST /v1/rules/validate", "operator")
                        .allow("POST /v1/holds", "terminal")
                        .allow("GET /v1/holds/{hold}", "terminal")
                        .allow("POST /v1/holds/{hold}/capture", "terminal")
                        .allow("POST /v1/holds/{hold}/void", "terminal")
                        .allow("GET /v1/wallets/{card}", "operator", "terminal", "member")
                        .allow("GET /v1/wallets/{card}/entries", "operator", "terminal", "member")
                        .allow("GET /v1/ledger/trial-balance", "operator")
                        .allow("GET /v1/expiries/unwarned", "operator")
                        .allow("GET /v1/ledger/seals", "operator")
                        .allow("GET /v1/ledger/liability", "operator")
                        .allow("POST /v1/payouts", "operator", "member")
                        .allow("GET /v1/payouts", "operator")
                        .allow("GET /v1/payouts/{payout}", "operator", "member")
                        .allow("POST /v1/payouts/{payout}/settle", "operator")
                        .allow("POST /v1/payouts/{payout}/fail", "operator")
                        .allow("POST /v1/payouts/exports", "operator")
                        .allow("GET /v1/payouts/exports/{export}", "operator")
                        .allow("POST /v1/adjustments", "operator")
                        .allow("POST /v1/transfers", "operator", "member")
                        .disagreements());
    }

    @Test
    void the_documented_openapi_is_the_served_one() {
        assertEquals(OpenApiCopy.kept("cashback"), OpenApiCopy.served());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"code":                                              | 400
            {} {}                                                 | 400
            []                                                    | 400
            null                                                  | 400
            {"code":"x","code":"y"}                               | 400
            {"code":17}                                           | 400
            {"code":"x","percent":5}                              | 400
            {"code":"a\\u0000b","percent":"5"}                    | 400
            {"code":"x","percent":"5","when":"\\u0000"}           | 400
            {"code":"x","percent":"5","from":1700000000}          | 400
            {"id":"17","code":"x","percent":"5"}                  | 400
            """)
    void hostile_json_is_a_problem(String json, int status) {
        for (var call : List.of("POST /v1/rules", "PUT /v1/rules/x")) {
            var words = call.split(" ");
            as(OPERATOR)
                    .body(json)
                    .request(words[0], words[1])
                    .then()
                    .statusCode(status)
                    .contentType("application/problem+json")
                    .body("violations[0].field", containsString(""));
        }
    }

    @Test
    void wrong_paths_methods_and_types_are_problems() {
        as(OPERATOR).get("/v1/nothing").then().statusCode(404);
        as(OPERATOR).delete("/v1/rules").then().statusCode(405).contentType("application/problem+json");
        as(OPERATOR).get("/v1/rules?limit=201").then().statusCode(400);
        as(OPERATOR).get("/v1/rules?cursor=!!").then().statusCode(400);
        given().auth()
                .oauth2(OPERATOR)
                .contentType("text/plain")
                .body("x")
                .post("/v1/rules")
                .then()
                .statusCode(415);
        as(Tokens.terminal(UUID.randomUUID())).get("/v1/wallets/x").then().statusCode(400);
    }

    @Test
    void health_and_metrics_are_there() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/metrics").then().statusCode(200).body(containsString("olp_outbox_backlog"));
    }
}
