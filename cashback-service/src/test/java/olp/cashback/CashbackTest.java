package olp.cashback;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.cashback.Loyalty.Holder;
import olp.platform.testing.KafkaProbe;
import olp.platform.testing.Servers;
import olp.platform.testing.Tokens;
import org.awaitility.core.ThrowingRunnable;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the running service have in common: words for what its users and its neighbour do. */
@QuarkusTest
@WithTestResource(value = Servers.class, initArgs = @ResourceArg(name = "service", value = "cashback"))
public abstract class CashbackTest {
    protected static final String OPERATOR = Tokens.operator();

    protected KafkaProbe kafka;
    protected Loyalty loyalty;

    @BeforeEach
    void the_neighbour_is_there() {
        kafka = new KafkaProbe(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        kafka.create("loyalty.purchases", "loyalty.members", "loyalty.partners", "loyalty.purchases.dlq");
        loyalty = new Loyalty(kafka);
    }

    @AfterEach
    void the_neighbour_leaves() {
        kafka.close();
    }

    protected static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    /** The body of a rule of a new code that acts at one partner only, so that tests do not meet. */
    protected static Map<String, Object> rule(UUID partner, String percent) {
        Map<String, Object> body = new HashMap<>();
        body.put("code", "rule-" + UUID.randomUUID());
        body.put("percent", percent);
        body.put("when", "partner.id == '" + partner + "'");
        return body;
    }

    protected static ValidatableResponse post(Map<String, Object> rule) {
        return as(OPERATOR).body(rule).post("/v1/rules").then();
    }

    protected static ValidatableResponse put(Map<String, Object> rule) {
        return as(OPERATOR).body(rule).put("/v1/rules/" + rule.get("code")).then();
    }

    /** A partner whose purchases earn a percentage. */
    protected static UUID partnerWith(String percent) {
        var partner = UUID.randomUUID();
        post(rule(partner, percent)).statusCode(201);
        return partner;
    }

    protected static ValidatableResponse wallet(Holder holder) {
        return as(OPERATOR).get("/v1/wallets/" + holder.card()).then();
    }

    protected static List<Map<String, Object>> entries(Holder holder) {
        return as(OPERATOR)
                .get("/v1/wallets/" + holder.card() + "/entries")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    protected static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(assertion);
    }

    protected static void eventuallyLifetimeIs(Holder holder, int amount) {
        eventually(() -> wallet(holder).statusCode(200).body("lifetime", equalTo(amount)));
    }

    protected static void theLedgerBalances() {
        as(OPERATOR).get("/v1/ledger/trial-balance").then().statusCode(200).body("balanced", equalTo(true));
    }
}
