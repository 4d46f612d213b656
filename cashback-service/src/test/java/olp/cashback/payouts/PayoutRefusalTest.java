package olp.cashback.payouts;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import olp.cashback.Loyalty;
import olp.cashback.Loyalty.Bought;
import olp.platform.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Payouts that may not be. */
@QuarkusTest
class PayoutRefusalTest extends PayoutsTest {
    @Test
    void only_available_money_can_be_paid_out() {
        var aiko = holderOf(600);
        var gym = partnerWith("10");
        loyalty.records(Bought.by(aiko, gym, 100_000));
        eventuallyLifetimeIs(aiko, 10_000);
        request(aiko, 601)
                .statusCode(409)
                .body("type", equalTo("urn:problem:insufficient-funds"))
                .body("available", equalTo(600));
        request(aiko, 600).statusCode(201);
        request(aiko, 500).statusCode(409).body("available", equalTo(0));
    }

    @Test
    void no_more_than_a_months_limit_leaves_a_wallet_and_what_failed_does_not_count() {
        var aiko = holderOf(100_000);
        for (int i = 0; i < 3; i++) {
            give(aiko, 50_000);
        }
        var first = requested(aiko, 100_000);
        requested(aiko, 99_000);
        request(aiko, 1_001)
                .statusCode(409)
                .body("type", equalTo("urn:problem:payout-limit"))
                .body("left", equalTo(1_000));
        request(aiko, 1_000).statusCode(201);
        end(first, "fail").statusCode(200);
        request(aiko, 50_000).statusCode(201);
    }

    @Test
    void cards_that_share_a_wallet_share_its_limit() {
        var aiko = holderOf(100_000);
        give(aiko, 100_000);
        give(aiko, 100_000);
        var ken = holderOf(0);
        loyalty.says(ken.movedTo(aiko.account()), "ACTIVE");
        eventually(() -> assertEquals(aiko.account(), account(ken.card())));
        request(OPERATOR, payout(aiko, 100_000)).statusCode(201);
        request(OPERATOR, payout(ken, 60_000)).statusCode(201);
        request(OPERATOR, payout(aiko, 40_001)).statusCode(409).body("left", equalTo(40_000));
        request(OPERATOR, payout(ken, 40_000)).statusCode(201);
        theLedgerBalances();
    }

    @Test
    void somebody_elses_card_and_payout_are_not_there() {
        var aiko = holderOf(1_000);
        var id = requested(aiko, 500);
        var ken = Tokens.member(UUID.randomUUID());
        request(ken, payout(aiko, 500)).statusCode(404);
        request(ken, payout(Loyalty.somebody(), 500)).statusCode(404);
        request(OPERATOR, payout(Loyalty.somebody(), 500)).statusCode(404);
        as(ken).get("/v1/payouts/" + id).then().statusCode(404);
        as(OPERATOR).get("/v1/payouts/" + UUID.randomUUID()).then().statusCode(404);
        end(UUID.randomUUID(), "settle").statusCode(404);
        as(Tokens.member(aiko.member())).get("/v1/payouts/" + id).then().statusCode(200);
        has(aiko, 500);
    }

    @Test
    void a_blocked_card_pays_nothing_out_and_what_it_had_asked_for_goes_on() {
        var aiko = holderOf(1_500);
        var id = requested(aiko, 500);
        loyalty.says(aiko, "BLOCKED");
        eventually(() -> request(aiko, 500).statusCode(409).body("type", equalTo("urn:problem:card-blocked")));
        end(id, "fail").statusCode(200);
        theLedgerBalances();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "to":"DE89370400440532013001"                                        | to
            "to":"DE8937040044053201300\\u0000"                                  | to
            "to":""                                                              | to
            "to":null                                                            | to
            "to":17                                                              | to
            "to":["DE89370400440532013000"]                                      | to
            "to":{}                                                              | to.iban
            "to":{"iban":"XX"}                                                   | to.iban
            "to":{"iban":"DE89370400440532013000","name":" "}                    | to.name
            "to":{"iban":"DE89370400440532013000","name":"a\\u0000"}             | to.name
            "to":{"iban":"DE89370400440532013000","bic":"COBA"}                  | to.bic
            "to":{"iban":"DE89370400440532013000","field":"x"}                   | to.field
            "to":{"iban":{"iban":"DE89370400440532013000"}}                      | to.iban
            "to":"DE89370400440532013000","amount":499                           | amount
            "to":"DE89370400440532013000","amount":100001                        | amount
            "to":"DE89370400440532013000","amount":-500                          | amount
            "to":"DE89370400440532013000","amount":null                          | amount
            "to":"DE89370400440532013000","amount":500.5                         | amount
            "to":"DE89370400440532013000","amount":"500"                         | amount
            "to":"DE89370400440532013000","card":"9904171358202917"              | card
            "to":"DE89370400440532013000","card":null                            | card
            "to":"DE89370400440532013000","id":"17"                              | id
            "to":"DE89370400440532013000","id":null                              | id
            "to":"DE89370400440532013000","iban":"DE89370400440532013000"        | iban
            """)
    void what_is_wrong_with_a_request_is_named(String fields, String field) {
        var body = new StringBuilder("{").append(fields);
        Map.of("id", "\"" + UUID.randomUUID() + "\"", "card", "\"9904171358202916\"", "amount", "500")
                .forEach((name, value) -> {
                    if (!fields.contains("\"" + name + "\":")) {
                        body.append(",\"").append(name).append("\":").append(value);
                    }
                });
        var answer = as(OPERATOR)
                .body(body.append('}').toString())
                .post("/v1/payouts")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo(field))
                .extract()
                .asString();
        assertFalse(answer.contains("3704004405320130"), answer);
    }

    @Test
    void an_end_that_may_not_be_is_refused() {
        var aiko = holderOf(500);
        var id = requested(aiko, 500);
        end(id, "fail", Map.of("id", UUID.randomUUID(), "reason", "x".repeat(201)))
                .statusCode(400)
                .body("violations.field", contains("reason"));
        end(id, "settle", Map.of("id", UUID.randomUUID(), "reason", "x")).statusCode(400);
        end(id, "settle", Map.of()).statusCode(400).body("violations.field", contains("id"));
        Map<String, Object> body = new HashMap<>(Map.of("id", UUID.randomUUID()));
        end(id, "fail", body).statusCode(200);
        body.put("reason", "Another");
        end(id, "fail", body).statusCode(422);
        has(aiko, 500);
    }
}
