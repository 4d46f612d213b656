package olp.coalition.redemptions;

import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import olp.platform.testing.TestKeys;
import olp.platform.testing.Tokens;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class AuthoriseRedemptionTest extends TillTest {
    @Test
    void an_entitled_card_is_promised_the_discount_and_a_proof_that_loyalty_can_check()
            throws InvalidJwtException, MalformedClaimException {
        var body = redemption(12_999);
        String proof = authorise(body)
                .statusCode(201)
                .body("state", equalTo("AUTHORISED"))
                .body("discount", equalTo(1_299))
                .body("currency", equalTo("EUR"))
                .body("expiresAt", endsWith("Z"))
                .extract()
                .path("proof");
        var claims = new JwtConsumerBuilder()
                .setVerificationKey(TestKeys.of("coalition").getPublicKey())
                .setExpectedIssuer("coalition")
                .setExpectedAudience("loyalty")
                .setRequireExpirationTime()
                .setMaxFutureValidityInMinutes(15)
                .build()
                .processToClaims(proof);
        assertEquals(body.get("id"), claims.getJwtId());
        assertEquals(aiko.account().toString(), claims.getStringClaimValue("account"));
        assertEquals(shoes.toString(), claims.getStringClaimValue("partner"));
        assertEquals(1_299L, claims.getClaimValue("amount", Long.class));
        assertEquals("EUR", claims.getStringClaimValue("currency"));
    }

    @Test
    void the_same_request_twice_is_one_promise_and_with_other_content_is_refused() {
        var body = redemption(1_000);
        var first = authorise(body).statusCode(201).extract().asString();
        authorise(body).statusCode(200).header("Idempotent-Replayed", "true").body(equalTo(first));
        body.put("basket", Map.of("total", 1_001, "currency", "EUR"));
        authorise(body).statusCode(422).body("type", equalTo("urn:problem:id-reused"));
    }

    @Test
    void an_id_that_another_partner_used_is_taken() {
        var id = authorised();
        var theirs = published(offer(gym, shoes));
        loyalty.records(aiko, shoes, 1_000);
        eventuallyOpen(aiko, theirs);
        var body = redemption(1_000);
        body.put("id", id);
        body.put("offer", theirs.toString());
        as(Tokens.terminal(gym))
                .body(body)
                .post("/v1/redemptions")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:problem:id-taken"));
    }

    @Test
    void who_is_not_entitled_is_told_what_is_missing() {
        var other = loyalty.member();
        eventually(() -> openTo(other).statusCode(200));
        var body = redemption(1_000);
        body.put("card", other.card());
        authorise(body)
                .statusCode(409)
                .body("type", equalTo("urn:problem:not-entitled"))
                .body("missing[0].requirement", equalTo("purchaseAt"))
                .body("missing[0].text", notNullValue());
        loyalty.records(other, gym, 1_000);
        eventuallyOpen(other, offer);
        authorise(body).statusCode(201);
    }

    @Test
    void another_partners_offer_is_not_there() {
        as(Tokens.terminal(gym))
                .body(redemption(1_000))
                .post("/v1/redemptions")
                .then()
                .statusCode(404);
        var body = redemption(1_000);
        body.put("offer", UUID.randomUUID().toString());
        authorise(body).statusCode(404);
    }

    @Test
    void a_blocked_card_gets_nothing_and_an_unknown_one_is_not_there() {
        var body = redemption(1_000);
        body.put("card", olp.coalition.Loyalty.somebody().card());
        authorise(body).statusCode(404);
        loyalty.says(aiko, "BLOCKED");
        eventually(
                () -> authorise(redemption(1_000)).statusCode(409).body("type", equalTo("urn:problem:card-blocked")));
    }

    @Test
    void a_paused_partner_redeems_nothing() {
        loyalty.says(shoes, "PAUSED");
        eventually(() ->
                authorise(redemption(1_000)).statusCode(409).body("type", equalTo("urn:problem:partner-inactive")));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"total\":1000,\"currency\":\"NOK\"}', basket.currency",
        "'{\"total\":1000}', basket.currency",
        "'{\"currency\":\"EUR\"}', basket.total",
        "'{\"total\":0,\"currency\":\"EUR\"}', basket.total",
        "'{\"total\":-1,\"currency\":\"EUR\"}', basket.total",
        "'{\"total\":1.5,\"currency\":\"EUR\"}', basket.total",
        "'{\"total\":9223372036854775807,\"currency\":\"EUR\"}', basket.total",
        "'null', basket",
        "'{\"total\":1000,\"currency\":\"EUR\",\"sum\":1}', basket.sum",
    })
    void a_basket_that_makes_no_sense_is_refused(String basket, String fault) {
        as(Tokens.terminal(shoes))
                .body("{\"id\":\"%s\",\"offer\":\"%s\",\"card\":\"%s\",\"basket\":%s}"
                        .formatted(UUID.randomUUID(), offer, aiko.card(), basket))
                .post("/v1/redemptions")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(fault));
    }

    @Test
    void a_card_with_a_wrong_check_digit_is_refused() {
        var body = redemption(1_000);
        body.put("card", "9904171358202917");
        authorise(body).statusCode(400).body("violations[0].field", equalTo("card"));
    }

    @Test
    void one_request_sent_by_many_at_once_is_one_promise() throws InterruptedException, ExecutionException {
        var body = redemption(1_000);
        try (var crowd = Executors.newFixedThreadPool(8)) {
            List<Callable<String>> calls = IntStream.range(0, 8)
                    .<Callable<String>>mapToObj(i -> () -> {
                        var answer = authorise(body).extract();
                        return List.of(200, 201).contains(answer.statusCode()) ? answer.path("proof") : "refused";
                    })
                    .toList();
            var proofs = new java.util.HashSet<String>();
            for (Future<String> each : crowd.invokeAll(calls)) {
                proofs.add(each.get());
            }
            assertEquals(1, proofs.size());
        }
    }
}
