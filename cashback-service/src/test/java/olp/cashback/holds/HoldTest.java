package olp.cashback.holds;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import olp.cashback.Loyalty;
import olp.platform.testing.LoyaltyVoice.Holder;
import olp.platform.testing.Tokens;
import olp.platform.web.ProofVerifier;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HoldTest extends TillTest {
    @Inject
    ProofVerifier verifier;

    @Test
    void a_hold_sets_money_aside_and_promises_it_to_loyalty_service() {
        var aiko = with(500);
        var asked = asked(aiko, 200, 300);
        var answer = asks(asked)
                .statusCode(201)
                .body("id", equalTo(asked.get("id").toString()))
                .body("card", equalTo(aiko.card()))
                .body("amount", equalTo(200))
                .body("currency", equalTo("EUR"))
                .body("state", equalTo("HELD"))
                .body("freedAt", nullValue())
                .extract()
                .jsonPath();
        has(aiko, 300, 200);
        for (var proof : List.of(
                answer.getString("proof"),
                state((UUID) asked.get("id")).extract().<String>path("proof"))) {
            var claims = verifier.read(proof, "cashback", "loyalty");
            assertEquals(asked.get("id").toString(), claims.get("jti"));
            assertEquals(aiko.issuedAccount().toString(), claims.get("account"));
            assertEquals(shop.toString(), claims.get("partner"));
            assertEquals(200L, ((Number) claims.get("amount")).longValue());
            assertEquals("EUR", claims.get("currency"));
            assertEquals(
                    Instant.parse(answer.getString("expiresAt")),
                    Instant.ofEpochSecond(((Number) claims.get("exp")).longValue()));
        }
        var held = told(HoldEvents.HELD, asked.get("id"));
        assertEquals(200, held.getInt("amount"));
        assertEquals(answer.getString("expiresAt"), held.getString("expiresAt"));
        theLedgerBalances();
    }

    @Test
    void too_little_is_refused_with_what_there_is() {
        var aiko = with(100);
        asks(asked(aiko, 101, 60))
                .statusCode(409)
                .body("type", equalTo("urn:problem:insufficient-funds"))
                .body("available", equalTo(100));
        has(aiko, 100, 0);
    }

    @Test
    void what_makes_no_sense_is_refused_by_its_field() {
        var aiko = with(100);
        refused(aiko, "amount", 0);
        refused(aiko, "amount", 1_000_000_000_001L);
        refused(aiko, "ttlSeconds", 0);
        refused(aiko, "ttlSeconds", 901);
        refused(aiko, "currency", "NOK");
        refused(aiko, "card", "9904171358202917");
        refused(aiko, "points", 17);
    }

    private void refused(Holder holder, String field, Object value) {
        var asked = asked(holder, 50, 60);
        asked.put(field, value);
        asks(asked).statusCode(400).body("violations.field", hasItem(field));
    }

    @Test
    void a_blocked_card_and_one_that_nobody_knows_are_refused() {
        var aiko = with(100);
        var direct = directHold(aiko, 10, 300);
        loyalty.says(aiko, "BLOCKED");
        eventually(() -> asks(asked(aiko, 50, 60)).statusCode(409).body("type", equalTo("urn:problem:card-blocked")));
        end(direct, "capture").statusCode(409).body("type", equalTo("urn:problem:card-blocked"));
        end(direct, "void").statusCode(200);
        asks(asked(Loyalty.somebody(), 50, 60)).statusCode(404);
    }

    @Test
    void a_repeated_request_is_answered_as_before_and_sets_nothing_more_aside() {
        var aiko = with(100);
        var asked = asked(aiko, 60, 300);
        var first = asks(asked).statusCode(201).extract().asString();
        assertEquals(
                first,
                asks(asked)
                        .statusCode(200)
                        .header("Idempotent-Replayed", "true")
                        .extract()
                        .asString());
        has(aiko, 40, 60);
        asked.put("amount", 61);
        asks(asked).statusCode(422).body("type", equalTo("urn:problem:id-reused"));
        asked.put("amount", 1);
        as(Tokens.terminal(UUID.randomUUID()))
                .body(asked)
                .post("/v1/holds")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:problem:id-taken"));
    }

    @Test
    void a_hold_is_its_partners_alone() {
        var aiko = with(100);
        var hold = hold(aiko, 60, 300);
        var other = Tokens.terminal(UUID.randomUUID());
        as(other).get("/v1/holds/" + hold).then().statusCode(404);
        for (var how : List.of("void", "capture")) {
            as(other)
                    .body(Map.of("id", UUID.randomUUID()))
                    .post("/v1/holds/" + hold + "/" + how)
                    .then()
                    .statusCode(404);
        }
        state(UUID.randomUUID()).statusCode(404);
    }

    @Test
    void of_twenty_holds_of_all_there_is_one_is_made() throws Exception {
        var aiko = with(100);
        List<Callable<Integer>> tills = IntStream.range(0, 20)
                .<Callable<Integer>>mapToObj(
                        i -> () -> asks(asked(aiko, 100, 300)).extract().statusCode())
                .toList();
        try (var threads = Executors.newFixedThreadPool(20)) {
            var statuses = threads.invokeAll(tills).stream()
                    .map(Future::resultNow)
                    .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
            assertEquals(Map.of(201, 1L, 409, 19L), statuses);
        }
        has(aiko, 0, 100);
        theLedgerBalances();
    }

    @Test
    void a_hold_with_a_proof_that_is_voided_keeps_its_money_for_the_purchase_that_may_have_it() {
        var aiko = with(100);
        var hold = hold(aiko, 60, 300);
        var id = UUID.randomUUID();
        end(hold, "void", "id", id)
                .statusCode(200)
                .body("state", equalTo("VOIDED"))
                .body("freedAt", nullValue())
                .body("proof", nullValue());
        end(hold, "void", "id", id).statusCode(200).header("Idempotent-Replayed", "true");
        has(aiko, 40, 60);
        end(hold, "void").statusCode(409).body("state", equalTo("VOIDED"));
        end(hold, "capture").statusCode(409).body("type", equalTo("urn:problem:hold-has-proof"));
        state(hold).body("state", equalTo("VOIDED")).body("proof", nullValue());
    }

    @Test
    void part_of_a_direct_hold_is_captured_and_the_rest_is_free() {
        var aiko = with(100);
        var hold = directHold(aiko, 60, 300);
        state(hold).body("direct", equalTo(true)).body("proof", nullValue());
        end(hold, "capture", "amount", 61).statusCode(400).body("violations.field", contains("amount"));
        var id = UUID.randomUUID();
        end(hold, "capture", "id", id, "amount", 25)
                .statusCode(200)
                .body("state", equalTo("CAPTURED"))
                .body("captured", equalTo(25));
        end(hold, "capture", "id", id, "amount", 25).statusCode(200).header("Idempotent-Replayed", "true");
        end(hold, "capture", "id", id, "amount", 26).statusCode(422);
        end(hold, "capture", "amount", 25).statusCode(409).body("state", equalTo("CAPTURED"));
        end(hold, "void").statusCode(409);
        has(aiko, 75, 0);
        assertEquals(List.of(-25), amounts(aiko, "SPENT"));
        var told = told(HoldEvents.SPENT, hold);
        assertEquals(25, told.getInt("amount"));
        assertEquals(List.of(25), told.getList("lots.amount"));
        assertEquals(0, told.getInt("shortfall"));
        theLedgerBalances();
    }

    @Test
    void a_direct_hold_is_free_at_once_when_it_is_voided_and_by_the_clock_when_nobody_ends_it() {
        var aiko = with(100);
        var given = directHold(aiko, 60, 300);
        end(given, "void").statusCode(200).body("state", equalTo("VOIDED")).body("freedAt", notNullValue());
        has(aiko, 100, 0);
        assertEquals("VOIDED", told(HoldEvents.FREED, given).getString("because"));
        var forgotten = directHold(aiko, 60, 1);
        eventually(() ->
                state(forgotten).body("state", equalTo("EXPIRED")).body("freedAt", equalTo(endOf(forgotten) + "")));
        has(aiko, 100, 0);
        end(forgotten, "capture").statusCode(409).body("type", equalTo("urn:problem:hold-expired"));
        end(forgotten, "void").statusCode(409);
        theLedgerBalances();
    }
}
