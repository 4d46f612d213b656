package olp.cashback.transfers;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.cashback.CashbackTest;
import olp.cashback.Loyalty;
import olp.platform.testing.EventFiles;
import olp.platform.testing.LoyaltyVoice.Holder;
import olp.platform.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TransferTest extends CashbackTest {
    private Holder aiko;
    private Holder ken;

    @BeforeEach
    void two_members() {
        aiko = loyalty.member();
        ken = loyalty.member();
        eventually(() -> wallet(aiko).statusCode(200));
        eventually(() -> wallet(ken).statusCode(200));
    }

    private static Map<String, Object> transfer(Holder from, Holder to, long amount) {
        return new HashMap<>(Map.of("id", UUID.randomUUID(), "from", from.card(), "to", to.card(), "amount", amount));
    }

    private static ValidatableResponse pass(String token, Map<String, Object> transfer) {
        return as(token).body(transfer).post("/v1/transfers").then();
    }

    private static Map<String, Object> adjustment(Holder holder, long amount) {
        return new HashMap<>(
                Map.of("id", UUID.randomUUID(), "card", holder.card(), "amount", amount, "reason", "Goodwill"));
    }

    private static ValidatableResponse adjust(Map<String, Object> adjustment) {
        return as(OPERATOR).body(adjustment).post("/v1/adjustments").then();
    }

    private static void has(Holder holder, int available) {
        wallet(holder).body("available", equalTo(available)).body("lifetime", equalTo(0));
    }

    private static List<Object> kinds(Holder holder) {
        return entries(holder).stream().map(each -> each.get("kind")).toList();
    }

    @Test
    void money_is_passed_on_once() {
        adjust(adjustment(aiko, 500)).statusCode(201);
        var transfer = transfer(aiko, ken, 200);
        pass(Tokens.member(aiko.member()), transfer)
                .statusCode(201)
                .body("amount", equalTo(200))
                .body("currency", equalTo("EUR"))
                .body("to", equalTo(ken.card()));
        pass(Tokens.member(aiko.member()), transfer).statusCode(200).header("Idempotent-Replayed", "true");
        transfer.put("amount", 201);
        pass(Tokens.member(aiko.member()), transfer).statusCode(422).body("type", equalTo("urn:problem:id-reused"));
        pass(OPERATOR, transfer).statusCode(409).body("type", equalTo("urn:problem:id-taken"));
        has(aiko, 300);
        has(ken, 200);
        assertEquals(List.of("TRANSFERRED_OUT", "ADJUSTED"), kinds(aiko));
        assertEquals(List.of("TRANSFERRED_IN"), kinds(ken));
        theLedgerBalances();
    }

    @Test
    void a_transfer_that_may_not_be_is_refused() {
        adjust(adjustment(aiko, 50)).statusCode(201);
        var member = Tokens.member(aiko.member());
        pass(member, transfer(aiko, ken, 51))
                .statusCode(409)
                .body("type", equalTo("urn:problem:insufficient-funds"))
                .body("available", equalTo(50));
        pass(member, transfer(aiko, aiko, 1)).statusCode(409).body("type", equalTo("urn:problem:same-account"));
        pass(member, transfer(ken, aiko, 1)).statusCode(404);
        pass(member, transfer(aiko, Loyalty.somebody(), 1)).statusCode(404);
        for (var amount : List.of(0L, -5L, 10_001L)) {
            pass(member, transfer(aiko, ken, amount)).statusCode(400).body("violations.field", contains("amount"));
        }
        loyalty.says(ken, "BLOCKED");
        eventually(() -> pass(member, transfer(aiko, ken, 51))
                .statusCode(409)
                .body("type", equalTo("urn:problem:card-blocked")));
        has(aiko, 50);
    }

    @Test
    void no_more_than_a_days_money_leaves_a_wallet() {
        adjust(adjustment(aiko, 30_000)).statusCode(201);
        pass(OPERATOR, transfer(aiko, ken, 10_000)).statusCode(201);
        pass(OPERATOR, transfer(aiko, ken, 9_900)).statusCode(201);
        pass(OPERATOR, transfer(aiko, ken, 101))
                .statusCode(409)
                .body("type", equalTo("urn:problem:transfer-limit"))
                .body("left", equalTo(100));
        pass(OPERATOR, transfer(aiko, ken, 100)).statusCode(201);
        theLedgerBalances();
    }

    @Test
    void an_adjustment_gives_and_takes_once_and_says_why() {
        var body = adjustment(aiko, 70);
        adjust(body).statusCode(201).body("amount", equalTo(70)).body("currency", equalTo("EUR"));
        adjust(body).statusCode(200).header("Idempotent-Replayed", "true");
        body.put("reason", "Another");
        adjust(body).statusCode(422);
        adjust(adjustment(aiko, -30)).statusCode(201);
        adjust(adjustment(aiko, -41))
                .statusCode(409)
                .body("type", equalTo("urn:problem:insufficient-funds"))
                .body("available", equalTo(40));
        for (var amount : List.of(0L, 100_001L, -100_001L)) {
            adjust(adjustment(aiko, amount)).statusCode(400).body("violations.field", contains("amount"));
        }
        var without = adjustment(aiko, 5);
        without.remove("reason");
        adjust(without).statusCode(400).body("violations.field", contains("reason"));
        adjust(adjustment(Loyalty.somebody(), 5)).statusCode(404);
        has(aiko, 40);
        assertEquals(List.of("ADJUSTED", "ADJUSTED"), kinds(aiko));
        as(OPERATOR)
                .get("/v1/audit?limit=1")
                .then()
                .body("items[0].action", equalTo("POST /v1/adjustments"))
                .body("items[0].author", equalTo("operator"))
                .body("items[0].content.reason", equalTo("Goodwill"));
        theLedgerBalances();
    }

    @Test
    void a_blocked_cards_money_can_be_put_right() {
        loyalty.says(aiko, "BLOCKED");
        eventually(() -> as(Tokens.terminal(UUID.randomUUID()))
                .get("/v1/wallets/" + aiko.card())
                .then()
                .statusCode(409));
        adjust(adjustment(aiko, 5)).statusCode(201);
    }

    @Test
    void what_is_told_is_as_its_schema_and_its_example_say() throws JsonProcessingException {
        adjust(adjustment(aiko, 500)).statusCode(201);
        var adjusted = told(aiko, TransferEvents.ADJUSTED);
        assertEquals(500, adjusted.path("amount").asInt());
        assertEquals(500, adjusted.path("lots").path(0).path("amount").asInt());

        pass(OPERATOR, transfer(aiko, ken, 200)).statusCode(201);
        var transferred = told(aiko, TransferEvents.TRANSFERRED);
        assertEquals(
                adjusted.path("lots").path(0).path("lot"),
                transferred.path("lots").path(0).path("lot"));
        assertEquals(
                ken.account().toString(), transferred.path("to").path("account").asText());
    }

    private JsonNode told(Holder holder, String type) throws JsonProcessingException {
        var event = kafka.await(
                "cashback.wallets", type, each -> holder.account().toString().equals(each.key()));
        assertEquals(List.of(), EventFiles.faults(type, event.value()));
        assertEquals(List.of(), EventFiles.faults(type, EventFiles.example(type)));
        return new ObjectMapper().readTree(event.value());
    }
}
