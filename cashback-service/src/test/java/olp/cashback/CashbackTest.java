package olp.cashback;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.platform.testing.LoyaltyVoice.Holder;
import olp.platform.testing.NeighbourTest;
import olp.platform.testing.Servers;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the running service have in common: words for what its users and its neighbour do. */
@QuarkusTest
@WithTestResource(value = Servers.class, initArgs = @ResourceArg(name = "service", value = "cashback"))
public abstract class CashbackTest extends NeighbourTest {
    protected Loyalty loyalty;

    @BeforeEach
    void the_neighbour_speaks() {
        loyalty = new Loyalty(kafka);
        loyalty.programIsIn("EUR");
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

    protected static void eventuallyLifetimeIs(Holder holder, int amount) {
        eventually(() -> wallet(holder).statusCode(200).body("lifetime", equalTo(amount)));
    }

    protected static void theLedgerBalances() {
        as(OPERATOR).get("/v1/ledger/trial-balance").then().statusCode(200).body("balanced", equalTo(true));
    }
}
