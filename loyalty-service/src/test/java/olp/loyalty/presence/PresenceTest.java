package olp.loyalty.presence;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import olp.loyalty.LoyaltyTest;
import olp.platform.testing.TestKeys;
import olp.platform.testing.Tokens;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PresenceTest extends LoyaltyTest {
    @Test
    void where_the_programme_asks_for_a_code_a_hold_needs_a_good_one() throws JoseException {
        give(aiko.card(), 100);
        var ken = member();
        var before = as(OPERATOR).get("/v1/program").asString();
        Map<String, Object> program = new JsonPath(before).getMap("");
        program.put("presence", "CODE");
        try {
            as(OPERATOR).body(program).put("/v1/program").then().statusCode(200);
            hold((String) null).statusCode(400).body("violations.field", contains("code"));
            var code = code(aiko.id(), aiko.card(), Map.of())
                    .statusCode(200)
                    .extract()
                    .<String>path("code");
            var body = body(code);
            post(body).statusCode(201);
            post(body).statusCode(200).header("Idempotent-Replayed", "true");
            hold(code).statusCode(409).body("type", equalTo("urn:problem:proof-used"));
            hold(code(ken.id(), ken.card(), Map.of()).extract().<String>path("code"))
                    .statusCode(409)
                    .body("type", equalTo("urn:problem:proof-mismatch"));
            hold(code(aiko.id(), aiko.card(), Map.of("for", "cashback"))
                            .extract()
                            .<String>path("code"))
                    .statusCode(400)
                    .body("type", equalTo("urn:problem:invalid-proof"));
            hold(signed("coalition", Instant.now().plusSeconds(60)))
                    .statusCode(400)
                    .body("type", equalTo("urn:problem:invalid-proof"));
            hold(signed("loyalty", Instant.now().minusSeconds(1)))
                    .statusCode(409)
                    .body("type", equalTo("urn:problem:proof-expired"));
            claims(ken);
        } finally {
            as(OPERATOR).body(before).put("/v1/program").then().statusCode(200);
        }
        hold((String) null).statusCode(201);
        hold("nonsense").statusCode(400).body("type", equalTo("urn:problem:invalid-proof"));
    }

    private void claims(Enrolled ken) {
        var bearer = bearer();
        claim(Tokens.member(ken.id()), ken, bearer, null).statusCode(400).body("violations.field", contains("code"));
        var code = code(ken.id(), bearer, Map.of()).statusCode(200).extract().<String>path("code");
        claim(Tokens.member(ken.id()), ken, bearer, code).statusCode(200);
        claim(OPERATOR, ken, bearer(), null).statusCode(200);
    }

    @Test
    void a_code_is_for_the_card_of_who_asks() {
        code(aiko.id(), member().card(), Map.of()).statusCode(404);
        code(aiko.id(), aiko.card(), Map.of("for", "everything"))
                .statusCode(400)
                .body("violations.field", contains("for"));
        code(aiko.id(), "17", Map.of()).statusCode(400);
        as(OPERATOR)
                .body(Map.of("id", UUID.randomUUID()))
                .post("/v1/cards/" + aiko.card() + "/block")
                .then()
                .statusCode(200);
        code(aiko.id(), aiko.card(), Map.of()).statusCode(409).body("type", equalTo("urn:problem:card-blocked"));
    }

    @Test
    void a_code_for_a_bearer_card_is_no_good_once_it_has_become_another_member_s() {
        var ken = member();
        var bearer = bearer();
        give(bearer, 100);
        var kens = code(ken.id(), bearer, Map.of()).statusCode(200).extract().<String>path("code");
        var aikos = code(aiko.id(), bearer, Map.of()).statusCode(200).extract().<String>path("code");
        claim(Tokens.member(aiko.id()), aiko, bearer, null).statusCode(200);
        post(body(bearer, kens)).statusCode(409).body("type", equalTo("urn:problem:proof-mismatch"));
        post(body(bearer, aikos)).statusCode(201);
        code(ken.id(), bearer, Map.of()).statusCode(404);
    }

    private static void give(String card, int points) {
        as(OPERATOR)
                .body(Map.of("id", UUID.randomUUID(), "card", card, "points", points, "reason", "Goodwill"))
                .post("/v1/adjustments")
                .then()
                .statusCode(201);
    }

    private static String bearer() {
        return as(OPERATOR)
                .body(Map.of("id", UUID.randomUUID(), "kind", "BEARER"))
                .post("/v1/cards")
                .path("number");
    }

    private static ValidatableResponse claim(String token, Enrolled who, String card, String code) {
        Map<String, Object> body = new HashMap<>(Map.of("id", UUID.randomUUID(), "number", card));
        body.put("code", code);
        return as(token).body(body).post("/v1/members/" + who.id() + "/cards").then();
    }

    private static ValidatableResponse code(UUID member, String card, Map<String, Object> body) {
        return as(Tokens.member(member))
                .body(body)
                .post("/v1/cards/" + card + "/codes")
                .then();
    }

    private Map<String, Object> body(String code) {
        return body(aiko.card(), code);
    }

    private static Map<String, Object> body(String card, String code) {
        Map<String, Object> body =
                new HashMap<>(Map.of("id", UUID.randomUUID(), "card", card, "points", 1, "ttlSeconds", 60));
        body.put("code", code);
        return body;
    }

    private ValidatableResponse hold(String code) {
        return post(body(code));
    }

    private ValidatableResponse post(Map<String, Object> body) {
        return as(Tokens.terminal(shop)).body(body).post("/v1/holds").then();
    }

    private String signed(String service, Instant until) throws JoseException {
        var claims = new JwtClaims();
        claims.setIssuer("loyalty");
        claims.setAudience("loyalty");
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setClaim("exp", until.getEpochSecond());
        claims.setClaim("card", aiko.card());
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(TestKeys.of(service).getPrivateKey());
        signature.setKeyIdHeaderValue(TestKeys.of(service).getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        return signature.getCompactSerialization();
    }
}
