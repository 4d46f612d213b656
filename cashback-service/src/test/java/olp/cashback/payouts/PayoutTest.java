package olp.cashback.payouts;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import olp.platform.testing.Tokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PayoutTest extends PayoutsTest {
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
