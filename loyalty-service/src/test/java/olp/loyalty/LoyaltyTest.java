package olp.loyalty;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.platform.testing.Servers;
import olp.platform.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the running service have in common: words for what its users do. */
@WithTestResource(value = Servers.class, initArgs = @ResourceArg(name = "service", value = "loyalty"))
public abstract class LoyaltyTest {
    protected static final String OPERATOR = Tokens.operator();

    protected UUID shop;
    protected Enrolled aiko;

    @BeforeEach
    void a_shop_and_a_member() {
        shop = partner();
        aiko = member();
    }

    protected static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    /** A business that has just joined. */
    protected static UUID partner() {
        var id = UUID.randomUUID();
        as(OPERATOR)
                .body(Map.of("id", id, "name", "Fit & Well", "category", "fitness"))
                .post("/v1/partners")
                .then()
                .statusCode(201);
        return id;
    }

    /** Somebody who has just enrolled. */
    protected record Enrolled(UUID id, String card) {}

    protected static Enrolled member() {
        var id = UUID.randomUUID();
        String card = as(OPERATOR)
                .body(Map.of("id", id, "name", "Aiko", "locale", "en"))
                .post("/v1/members")
                .then()
                .statusCode(201)
                .body("card.state", equalTo("ACTIVE"))
                .extract()
                .path("card.number");
        return new Enrolled(id, card);
    }

    protected static Map<String, Object> purchase(String card, long total) {
        Map<String, Object> body = new HashMap<>();
        body.put("id", UUID.randomUUID().toString());
        body.put("card", card);
        body.put("occurredAt", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        body.put("currency", "EUR");
        body.put("total", total);
        return body;
    }

    protected static Map<String, Object> line(int number, int quantity, long unitPrice, long discount) {
        return Map.of(
                "line", number, "quantity", quantity, "unitPrice", unitPrice, "discount", discount, "sku", "85123A");
    }

    protected static ValidatableResponse post(UUID partner, Map<String, Object> purchase) {
        return as(Tokens.terminal(partner)).body(purchase).post("/v1/purchases").then();
    }

    protected static ValidatableResponse balance(String card) {
        return as(OPERATOR).get("/v1/cards/" + card + "/balance").then().statusCode(200);
    }

    protected static void theLedgerBalances() {
        as(OPERATOR).get("/v1/ledger/trial-balance").then().statusCode(200).body("balanced", equalTo(true));
    }

    protected static List<Map<String, Object>> lines(Object... lines) {
        @SuppressWarnings("unchecked") // made by line()
        var typed = (List<Map<String, Object>>) (List<?>) List.of(lines);
        return typed;
    }
}
