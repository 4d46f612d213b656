package olp.loyalty.transfers;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.loyalty.LoyaltyTest;
import olp.platform.testing.Tokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TransferTest extends LoyaltyTest {
    @Test
    void points_are_passed_on_once() {
        var ken = member();
        adjust(aiko.card(), 500).statusCode(201);
        var transfer = transfer(aiko.card(), ken.card(), 200);
        pass(Tokens.member(aiko.id()), transfer)
                .statusCode(201)
                .body("points", equalTo(200))
                .body("to", equalTo(ken.card()));
        pass(Tokens.member(aiko.id()), transfer).statusCode(200).header("Idempotent-Replayed", "true");
        transfer.put("points", 201);
        pass(Tokens.member(aiko.id()), transfer).statusCode(422).body("type", equalTo("urn:problem:id-reused"));
        pass(OPERATOR, transfer).statusCode(409).body("type", equalTo("urn:problem:id-taken"));

        balance(aiko.card()).body("points.active", equalTo(300));
        balance(ken.card()).body("points.active", equalTo(200)).body("points.lifetime", equalTo(0));
        entries(aiko.card())
                .body("items.kind", contains("TRANSFERRED_OUT", "ADJUSTED"))
                .body("items.points", contains(-200, 500))
                .body("items.purchase", contains(nullValue(), nullValue()));
        entries(ken.card()).body("items.kind", contains("TRANSFERRED_IN")).body("items.points", contains(200));
        theLedgerBalances();
    }

    @Test
    void a_transfer_that_may_not_be_is_refused() {
        var ken = member();
        adjust(aiko.card(), 50).statusCode(201);
        var member = Tokens.member(aiko.id());
        pass(member, transfer(aiko.card(), ken.card(), 51))
                .statusCode(409)
                .body("type", equalTo("urn:problem:insufficient-points"))
                .body("available", equalTo(50));
        pass(member, transfer(aiko.card(), aiko.card(), 1))
                .statusCode(409)
                .body("type", equalTo("urn:problem:same-account"));
        pass(member, transfer(ken.card(), aiko.card(), 1)).statusCode(404);
        pass(member, transfer(aiko.card(), "9904171358202916", 1)).statusCode(404);
        for (var points : List.of(0L, -5L, 100_001L)) {
            pass(member, transfer(aiko.card(), ken.card(), points))
                    .statusCode(400)
                    .body("violations.field", contains("points"));
        }
        balance(aiko.card()).body("points.active", equalTo(50));
    }

    @Test
    void no_more_than_a_days_points_leave_an_account() {
        var ken = member();
        adjust(aiko.card(), 300_000).statusCode(201);
        pass(OPERATOR, transfer(aiko.card(), ken.card(), 100_000)).statusCode(201);
        pass(OPERATOR, transfer(aiko.card(), ken.card(), 99_000)).statusCode(201);
        pass(OPERATOR, transfer(aiko.card(), ken.card(), 1_001))
                .statusCode(409)
                .body("type", equalTo("urn:problem:transfer-limit"))
                .body("left", equalTo(1_000));
        pass(OPERATOR, transfer(aiko.card(), ken.card(), 1_000)).statusCode(201);
        theLedgerBalances();
    }

    @Test
    void an_adjustment_gives_and_takes_once_and_says_why() {
        var body = adjustment(aiko.card(), 70);
        adjust(body).statusCode(201);
        adjust(body).statusCode(200).header("Idempotent-Replayed", "true");
        body.put("reason", "Another");
        adjust(body).statusCode(422);
        adjust(aiko.card(), -30).statusCode(201);
        adjust(aiko.card(), -41)
                .statusCode(409)
                .body("type", equalTo("urn:problem:insufficient-points"))
                .body("available", equalTo(40));
        adjust(aiko.card(), 0).statusCode(400).body("violations.field", contains("points"));
        adjust(aiko.card(), 1_000_001).statusCode(400).body("violations.field", contains("points"));
        var without = adjustment(aiko.card(), 5);
        without.remove("reason");
        adjust(without).statusCode(400).body("violations.field", contains("reason"));
        adjust("9904171358202916", 5).statusCode(404);
        balance(aiko.card()).body("points.active", equalTo(40)).body("points.lifetime", equalTo(0));
        entries(aiko.card())
                .body("items.points", contains(-30, 70))
                .body("items.because.text", contains("Goodwill", "Goodwill"))
                .body("items[0].because.lots.points", contains(30))
                .body("items[1].because.lots.points", contains(70));
        theLedgerBalances();
    }

    @Test
    void the_audit_trail_names_who_did_what_and_nobody_else() {
        var id = UUID.randomUUID();
        as(OPERATOR)
                .body(Map.of("id", id, "name", "Secret Name", "email", "secret@example.org"))
                .post("/v1/members")
                .then()
                .statusCode(201);
        var body = adjustment(aiko.card(), 5);
        adjust(body).statusCode(201);
        adjust(body).statusCode(200);
        as(OPERATOR)
                .get("/v1/audit?limit=2")
                .then()
                .statusCode(200)
                .body("items.author", contains("operator", "operator"))
                .body("items.action", contains("POST /v1/adjustments", "POST /v1/members"))
                .body("items[0].content.reason", equalTo("Goodwill"))
                .body("items[0].content.card", equalTo(aiko.card()))
                .body("items[1].subject", equalTo(id.toString()))
                .body("items[1].content.name", nullValue())
                .body("items[1].content.email", nullValue());
        String next = as(OPERATOR).get("/v1/audit?limit=2").path("next");
        as(OPERATOR)
                .get("/v1/audit?limit=2&cursor=" + next)
                .then()
                .body("items.action", contains("POST /v1/members", "POST /v1/partners"))
                .body("items.subject", hasItem(shop.toString()));
        pass(Tokens.member(aiko.id()), transfer(aiko.card(), member().card(), 1))
                .statusCode(201);
        as(OPERATOR).get("/v1/audit?limit=1").then().body("items.action", contains("POST /v1/members"));
    }

    private static Map<String, Object> transfer(String from, String to, long points) {
        return new HashMap<>(Map.of("id", UUID.randomUUID(), "from", from, "to", to, "points", points));
    }

    private static ValidatableResponse pass(String token, Map<String, Object> transfer) {
        return as(token).body(transfer).post("/v1/transfers").then();
    }

    private static Map<String, Object> adjustment(String card, long points) {
        return new HashMap<>(Map.of("id", UUID.randomUUID(), "card", card, "points", points, "reason", "Goodwill"));
    }

    private static ValidatableResponse adjust(String card, long points) {
        return adjust(adjustment(card, points));
    }

    private static ValidatableResponse adjust(Map<String, Object> adjustment) {
        return as(OPERATOR).body(adjustment).post("/v1/adjustments").then();
    }

    private static ValidatableResponse entries(String card) {
        return as(OPERATOR).get("/v1/cards/" + card + "/entries").then().statusCode(200);
    }
}
