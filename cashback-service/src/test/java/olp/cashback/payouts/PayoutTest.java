package olp.cashback.payouts;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import olp.cashback.Loyalty;
import olp.cashback.Loyalty.Bought;
import olp.platform.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class PayoutTest extends PayoutsTest {
    @Inject
    Pool pool;

    @Test
    void a_member_has_money_sent_to_a_bank_account_once() {
        var aiko = holderOf(3_000);
        var token = Tokens.member(aiko.member());
        var payout = payout(aiko, 2_500);
        request(token, payout)
                .statusCode(201)
                .body("id", equalTo(payout.get("id").toString()))
                .body("card", equalTo(aiko.card()))
                .body("amount", equalTo(2_500))
                .body("currency", equalTo("EUR"))
                .body("to", equalTo("DE********3000"))
                .body("state", equalTo("REQUESTED"))
                .body("requestedAt", notNullValue());
        request(token, payout)
                .statusCode(200)
                .header("Idempotent-Replayed", "true")
                .body("state", equalTo("REQUESTED"));
        payout.put("to", "GB82WEST12345698765432");
        request(token, payout).statusCode(422).body("type", equalTo("urn:problem:id-reused"));
        request(OPERATOR, payout).statusCode(409);
        has(aiko, 500);
        theLedgerBalances();
    }

    @Test
    void what_has_arrived_is_gone() {
        var aiko = holderOf(1_000);
        var id = requested(aiko, 1_000);
        var settle = Map.<String, Object>of("id", UUID.randomUUID());
        end(id, "settle", settle)
                .statusCode(200)
                .body("state", equalTo("SETTLED"))
                .body("endedAt", notNullValue());
        end(id, "settle", settle).statusCode(200).header("Idempotent-Replayed", "true");
        end(id, "fail").statusCode(409).body("type", equalTo("urn:problem:payout-settled"));
        end(id, "settle").statusCode(409).body("state", equalTo("SETTLED"));
        has(aiko, 0);
        assertEquals(
                List.of("PAID_OUT", "ADJUSTED"),
                entries(aiko).stream().map(each -> each.get("kind")).toList());
        theLedgerBalances();
    }

    @Test
    void what_has_not_arrived_comes_back() {
        var aiko = holderOf(1_000);
        var id = requested(aiko, 600);
        has(aiko, 400);
        var why = Map.<String, Object>of("id", UUID.randomUUID(), "reason", "The account is closed");
        end(id, "fail", why)
                .statusCode(200)
                .body("state", equalTo("FAILED"))
                .body("reason", equalTo("The account is closed"));
        end(id, "fail", why).statusCode(200).header("Idempotent-Replayed", "true");
        end(id, "settle").statusCode(409).body("type", equalTo("urn:problem:payout-failed"));
        has(aiko, 1_000);
        assertEquals(
                List.of("RESTORED", "PAID_OUT", "ADJUSTED"),
                entries(aiko).stream().map(each -> each.get("kind")).toList());
        assertEquals(
                Set.of(false),
                entries(aiko).stream().map(each -> each.containsKey("purchase")).collect(Collectors.toSet()));
        as(OPERATOR)
                .get("/v1/payouts/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("FAILED"))
                .body("reason", equalTo("The account is closed"));
        theLedgerBalances();
    }

    @Test
    void what_has_not_arrived_comes_back_to_where_its_cards_money_is_by_then() {
        var aiko = holderOf(1_000);
        var id = requested(aiko, 1_000);
        var moved = aiko.movedTo(UUID.randomUUID());
        loyalty.says(moved, "ACTIVE");
        eventually(() -> assertEquals(moved.account(), account(aiko.card())));
        end(id, "fail").statusCode(200);
        has(aiko, 1_000);
        request(aiko, 1_000).statusCode(201);
        theLedgerBalances();
    }

    private UUID account(String card) {
        return pool.preparedQuery(
                        "select a.account from card c join alias a on a.issued = c.issued where c.number = $1")
                .execute(Tuple.of(card))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getUUID(0);
    }

    @Test
    void money_is_on_its_way_in_the_trial_balance_until_it_has_arrived() {
        var aiko = holderOf(1_000);
        var before = List.of(place("LEAVING"), place("LEFT"));
        var id = requested(aiko, 700);
        assertEquals(List.of(before.get(0) + 700, before.get(1)), List.of(place("LEAVING"), place("LEFT")));
        end(id, "settle").statusCode(200);
        assertEquals(List.of(before.get(0), before.get(1) + 700), List.of(place("LEAVING"), place("LEFT")));
    }

    private static int place(String name) {
        List<Map<String, Object>> accounts = as(OPERATOR)
                .get("/v1/ledger/trial-balance")
                .then()
                .body("balanced", equalTo(true))
                .extract()
                .path("accounts");
        return accounts.stream()
                .filter(each -> each.get("account").toString().startsWith(name + ":"))
                .mapToInt(each -> (Integer) each.get("amount"))
                .sum();
    }

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
    void an_account_may_have_a_name_and_a_bank_and_spaces() {
        var aiko = holderOf(1_000);
        var payout = payout(aiko, 500);
        payout.put("to", Map.of("iban", "GB82 WEST 1234 5698 7654 32", "name", "Aiko Sato", "bic", "WESTGB22"));
        request(OPERATOR, payout).statusCode(201).body("to", equalTo("GB********5432"));
    }

    @Test
    void operators_list_payouts_newest_first_and_by_state() {
        var aiko = holderOf(5_000);
        var ids = List.of(requested(aiko, 500), requested(aiko, 501), requested(aiko, 502));
        end(ids.get(1), "settle").statusCode(200);
        var page = as(OPERATOR)
                .get("/v1/payouts?limit=2")
                .then()
                .statusCode(200)
                .body("items.amount", contains(502, 501))
                .extract();
        as(OPERATOR)
                .get("/v1/payouts?limit=1&cursor=" + page.path("next"))
                .then()
                .body("items.amount", contains(500));
        as(OPERATOR).get("/v1/payouts?limit=2&state=REQUESTED").then().body("items.amount", contains(502, 500));
        as(OPERATOR).get("/v1/payouts?limit=1&state=SETTLED").then().body("items.amount", contains(501));
        as(OPERATOR).get("/v1/payouts?state=LOST").then().statusCode(400).body("violations.field", contains("state"));
        as(OPERATOR).get("/v1/payouts?cursor=!!").then().statusCode(400).body("violations.field", contains("cursor"));
        as(OPERATOR).get("/v1/payouts/17").then().statusCode(400);
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

    @Test
    void bank_details_are_where_they_are_needed_and_nowhere_else() {
        var aiko = holderOf(1_000);
        var payout = payout(aiko, 500);
        payout.put("to", Map.of("iban", "NO9386011117947", "name", "Sigrid Undset", "bic", "DNBANOKK"));
        request(OPERATOR, payout).statusCode(201);
        as(OPERATOR)
                .get("/v1/audit?limit=1")
                .then()
                .body("items[0].action", equalTo("POST /v1/payouts"))
                .body("items[0].subject", equalTo(payout.get("id").toString()))
                .body("items[0].content.amount", equalTo(500))
                .body("items[0].content.to", nullValue());
        for (var table : List.of("request", "audit", "outbox", "ledger_entry", "payout")) {
            var told = pool.query("select t::text from " + table
                            + " t where t::text like '%8601111%' or t::text like '%Sigrid%'"
                            + " or t::text like '%DNBANOKK%'")
                    .execute()
                    .await()
                    .indefinitely();
            assertEquals(0, told.size(), table);
        }
        assertEquals(
                1,
                pool.query("select 1 from payout_destination where name = 'Sigrid Undset'")
                        .execute()
                        .await()
                        .indefinitely()
                        .size());
    }
}
