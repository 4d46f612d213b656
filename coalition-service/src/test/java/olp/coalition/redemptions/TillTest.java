package olp.coalition.redemptions;

import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import olp.coalition.CoalitionTest;
import olp.platform.testing.LoyaltyVoice.Holder;
import olp.platform.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;

/** What tests of a till have in common: somebody who is entitled to an offer, and what a till does. */
abstract class TillTest extends CoalitionTest {
    static final String CAPTURED = "coalition.redemption-captured.v1";

    @Inject
    Pool pool;

    UUID gym;
    UUID shoes;
    UUID offer;
    Holder aiko;

    @BeforeEach
    void somebody_who_is_entitled() {
        gym = loyalty.partner();
        shoes = loyalty.partner();
        offer = published(offer(shoes, gym));
        aiko = loyalty.member();
        loyalty.records(aiko, gym, 1_000);
        eventuallyOpen(aiko, offer);
    }

    Map<String, Object> redemption(long basket) {
        Map<String, Object> body = new HashMap<>();
        body.put("id", UUID.randomUUID().toString());
        body.put("offer", offer.toString());
        body.put("card", aiko.card());
        body.put("basket", Map.of("total", basket, "currency", "EUR"));
        return body;
    }

    ValidatableResponse authorise(Map<String, Object> redemption) {
        return as(Tokens.terminal(shoes))
                .body(redemption)
                .post("/v1/redemptions")
                .then();
    }

    String authorised() {
        var body = redemption(12_999);
        authorise(body).statusCode(201);
        return (String) body.get("id");
    }

    ValidatableResponse step(String redemption, String verb) {
        return step(redemption, verb, UUID.randomUUID());
    }

    ValidatableResponse step(String redemption, String verb, UUID request) {
        return as(Tokens.terminal(shoes))
                .body(Map.of("id", request))
                .post("/v1/redemptions/" + redemption + "/" + verb)
                .then();
    }

    ValidatableResponse read(String token, String redemption) {
        return as(token).get("/v1/redemptions/" + redemption).then();
    }

    void passItsTime(String redemption) {
        pool.preparedQuery("update redemption set expires_at = $2 where id = $1")
                .execute(Tuple.of(UUID.fromString(redemption), Instant.now().atOffset(java.time.ZoneOffset.UTC)))
                .await()
                .indefinitely();
    }
}
