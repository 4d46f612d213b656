package olp.cashback.holds;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import olp.platform.testing.LoyaltyVoice.Holder;
import olp.platform.testing.TestKeys;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HoldPresenceTest extends TillTest {
    private Holder aiko;

    @BeforeEach
    void the_programme_asks_for_codes() {
        aiko = with(100);
        done(pool.query("""
                insert into program_version (as_of, currency, time_zone, expiry_months, expiry_notice, returns, presence)
                values ('2126-01-01T00:00:00Z', 'EUR', 'UTC', 36, 'REQUIRED', 'WITHIN_BALANCE', 'CODE')""").execute());
    }

    @AfterEach
    void it_asks_no_more() {
        done(pool.query("delete from program_version where as_of = '2126-01-01T00:00:00Z'")
                .execute());
    }

    @Test
    void where_the_programme_asks_for_a_code_a_hold_needs_a_good_one() throws JoseException {
        hold(null).statusCode(400).body("violations.field", contains("code"));
        var code = code("loyalty", Map.of());
        var asked = asked(aiko, 10, 60);
        asked.put("code", code);
        asks(asked).statusCode(201);
        asks(asked).statusCode(200).header("Idempotent-Replayed", "true");
        hold(code).statusCode(409).body("type", equalTo("urn:problem:proof-used"));
        hold(code("loyalty", Map.of("aud", "loyalty")))
                .statusCode(400)
                .body("type", equalTo("urn:problem:invalid-proof"));
        hold(code("coalition", Map.of())).statusCode(400).body("type", equalTo("urn:problem:invalid-proof"));
        hold(code("loyalty", Map.of("exp", Instant.now().getEpochSecond() - 1)))
                .statusCode(409)
                .body("type", equalTo("urn:problem:proof-expired"));
        hold(code("loyalty", Map.of("card", loyalty.member().card())))
                .statusCode(409)
                .body("type", equalTo("urn:problem:proof-mismatch"));
    }

    @Test
    void a_code_counts_as_long_as_the_card_is_the_members_who_made_it() throws JoseException {
        hold(code("loyalty", Map.of("member", UUID.randomUUID().toString())))
                .statusCode(409)
                .body("type", equalTo("urn:problem:proof-mismatch"));
        hold(code("loyalty", Map.of())).statusCode(201);
    }

    @Test
    void a_code_that_is_refused_for_another_reason_can_be_used_yet() throws JoseException {
        var code = code("loyalty", Map.of());
        var asked = asked(aiko, 101, 60);
        asked.put("code", code);
        asks(asked).statusCode(409).body("type", equalTo("urn:problem:insufficient-funds"));
        hold(code).statusCode(201);
    }

    private ValidatableResponse hold(String code) {
        var asked = asked(aiko, 10, 60);
        asked.put("code", code);
        return asks(asked);
    }

    private String code(String signer, Map<String, Object> changed) throws JoseException {
        var claims = new JwtClaims();
        claims.setIssuer("loyalty");
        claims.setAudience("cashback");
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setClaim("exp", Instant.now().getEpochSecond() + 60);
        claims.setClaim("card", aiko.card());
        claims.setClaim("member", aiko.member().toString());
        changed.forEach(claims::setClaim);
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(TestKeys.of(signer).getPrivateKey());
        signature.setKeyIdHeaderValue(TestKeys.of(signer).getKeyId());
        signature.setAlgorithmHeaderValue("ES256");
        return signature.getCompactSerialization();
    }
}
