package olp.coalition.redemptions;

import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import olp.coalition.CoalitionTest;
import olp.coalition.Loyalty.Holder;
import olp.platform.testing.EventFiles;
import olp.platform.testing.TestKeys;
import olp.platform.testing.Tokens;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RedemptionTest extends CoalitionTest {
    private static final String CAPTURED = "coalition.redemption-captured.v1";

    @Inject
    Pool pool;

    private UUID gym;
    private UUID shoes;
    private UUID offer;
    private Holder aiko;

    @BeforeEach
    void somebody_who_is_entitled() {
        gym = loyalty.partner();
        shoes = loyalty.partner();
        offer = published(offer(shoes, gym));
        aiko = loyalty.member();
        loyalty.records(aiko, gym, 1_000);
        eventuallyOpen(aiko, offer);
    }

    private Map<String, Object> redemption(long basket) {
        Map<String, Object> body = new HashMap<>();
        body.put("id", UUID.randomUUID().toString());
        body.put("offer", offer.toString());
        body.put("card", aiko.card());
        body.put("basket", Map.of("total", basket, "currency", "EUR"));
        return body;
    }

    private ValidatableResponse authorise(Map<String, Object> redemption) {
        return as(Tokens.terminal(shoes))
                .body(redemption)
                .post("/v1/redemptions")
                .then();
    }

    private String authorised() {
        var body = redemption(12_999);
        authorise(body).statusCode(201);
        return (String) body.get("id");
    }

    private ValidatableResponse step(String redemption, String verb) {
        return step(redemption, verb, UUID.randomUUID());
    }

    private ValidatableResponse step(String redemption, String verb, UUID request) {
        return as(Tokens.terminal(shoes))
                .body(Map.of("id", request))
                .post("/v1/redemptions/" + redemption + "/" + verb)
                .then();
    }

    private ValidatableResponse read(String token, String redemption) {
        return as(token).get("/v1/redemptions/" + redemption).then();
    }

    private void passItsTime(String redemption) {
        pool.preparedQuery("update redemption set expires_at = $2 where id = $1")
                .execute(Tuple.of(UUID.fromString(redemption), Instant.now().atOffset(java.time.ZoneOffset.UTC)))
                .await()
                .indefinitely();
    }

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
    void a_capture_is_told_with_who_pays() {
        var id = authorised();
        step(id, "capture").statusCode(200).body("state", equalTo("CAPTURED"));
        var told = kafka.await(REDEMPTIONS, CAPTURED, each -> id.equals(subject(each)));
        assertEquals(aiko.account().toString(), told.key());
        assertEquals(List.of(), EventFiles.faults(CAPTURED, told.value()));
        assertEquals(
                EventFiles.example(
                        CAPTURED,
                        "id",
                        "\"" + id + "\"",
                        "offer",
                        "\"" + offer + "\"",
                        "account",
                        "\"" + aiko.account() + "\"",
                        "card",
                        "\"" + aiko.card() + "\"",
                        "partner",
                        "\"" + shoes + "\"",
                        "basket",
                        "12999",
                        "discount",
                        "1299",
                        "funding",
                        "[{\"partner\":\"" + shoes + "\",\"sharePercent\":\"100\"}]"),
                told.value());
    }

    @Test
    void a_capture_by_the_same_request_twice_is_one_and_by_another_is_too_late() {
        var id = authorised();
        var request = UUID.randomUUID();
        step(id, "capture", request).statusCode(200);
        step(id, "capture", request).statusCode(200).header("Idempotent-Replayed", "true");
        step(authorised(), "capture", request).statusCode(422);
        step(id, "capture")
                .statusCode(409)
                .body("type", equalTo("urn:problem:redemption-ended"))
                .body("state", equalTo("CAPTURED"));
        step(id, "void").statusCode(409);
        read(OPERATOR, id).statusCode(200).body("state", equalTo("CAPTURED"));
    }

    @Test
    void what_was_given_up_is_not_captured() {
        var id = authorised();
        step(id, "void").statusCode(200).body("state", equalTo("VOIDED"));
        step(id, "capture").statusCode(409).body("state", equalTo("VOIDED"));
        step(id, "void").statusCode(409);
    }

    @Test
    void after_its_time_it_has_expired() {
        var id = authorised();
        passItsTime(id);
        read(Tokens.terminal(shoes), id).statusCode(200).body("state", equalTo("EXPIRED"));
        step(id, "capture").statusCode(409).body("state", equalTo("EXPIRED"));
        step(id, "void").statusCode(409).body("state", equalTo("EXPIRED"));
    }

    @Test
    void a_change_of_the_offer_does_not_touch_what_was_promised() {
        var id = authorised();
        var changed = offer(shoes, gym);
        changed.put("id", offer.toString());
        changed.put("discount", Map.of("percent", "50"));
        changed.put(
                "funding",
                List.of(Map.of("partner", shoes, "sharePercent", "40"), Map.of("partner", gym, "sharePercent", "60")));
        put(changed).statusCode(200);
        step(id, "capture").statusCode(200).body("discount", equalTo(1_299));
        authorise(redemption(1_000)).statusCode(201).body("discount", equalTo(500));
    }

    @Test
    void of_many_captures_and_voids_at_once_one_wins() throws InterruptedException, ExecutionException {
        var id = authorised();
        try (var crowd = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> calls = IntStream.range(0, 16)
                    .<Callable<Integer>>mapToObj(i -> () ->
                            step(id, i % 4 == 0 ? "void" : "capture").extract().statusCode())
                    .toList();
            int won = 0;
            for (Future<Integer> each : crowd.invokeAll(calls)) {
                won += each.get() == 200 ? 1 : 0;
                assertEquals(true, List.of(200, 409).contains(each.get()));
            }
            assertEquals(1, won);
        }
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

    @Test
    void it_is_read_by_its_till_its_member_and_the_operator_and_the_proof_by_its_till_alone() {
        var id = authorised();
        read(Tokens.terminal(shoes), id).statusCode(200).body("proof", notNullValue());
        read(Tokens.partner(shoes), id).statusCode(200).body("proof", notNullValue());
        read(Tokens.member(aiko.member()), id).statusCode(200).body("proof", nullValue());
        read(OPERATOR, id).statusCode(200).body("proof", nullValue());
        read(Tokens.member(UUID.randomUUID()), id).statusCode(404);
        read(Tokens.terminal(gym), id).statusCode(404);
        read(OPERATOR, UUID.randomUUID().toString()).statusCode(404);
        read(OPERATOR, "1").statusCode(400);
    }

    @Test
    void another_partner_neither_captures_nor_gives_up() {
        var id = authorised();
        for (var verb : List.of("capture", "void")) {
            as(Tokens.terminal(gym))
                    .body(Map.of("id", UUID.randomUUID()))
                    .post("/v1/redemptions/" + id + "/" + verb)
                    .then()
                    .statusCode(404);
        }
        step(id, "capture").statusCode(200);
    }
}
