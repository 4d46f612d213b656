package olp.loyalty.gifts;

import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.loyalty.LoyaltyTest;
import olp.platform.testing.Tokens;

/** Words for what operators, members and tills do with gifts. */
public abstract class GiftsTest extends LoyaltyTest {
    protected static final Duration PATIENCE = Duration.ofSeconds(30);

    protected static String code(String name) {
        return name + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    protected static Map<String, Object> reward(String code, Integer points) {
        Map<String, Object> body = new HashMap<>(Map.of("code", code, "name", "A coffee"));
        if (points != null) {
            body.put("points", points);
        }
        return body;
    }

    protected static ValidatableResponse offer(Map<String, Object> reward) {
        return as(OPERATOR).body(reward).post("/v1/rewards").then();
    }

    /** A reward that is on offer; its code. */
    protected static String offered(int points) {
        var code = code("COFFEE");
        offer(reward(code, points)).statusCode(201);
        return code;
    }

    protected static void adjust(String card, long points) {
        as(OPERATOR)
                .body(Map.of("id", UUID.randomUUID(), "card", card, "points", points, "reason", "Goodwill"))
                .post("/v1/adjustments")
                .then()
                .statusCode(201);
    }

    protected static Map<String, Object> order(String card) {
        return new HashMap<>(Map.of("id", UUID.randomUUID(), "card", card));
    }

    protected static ValidatableResponse order(String token, String reward, Map<String, Object> order) {
        return as(token).body(order).post("/v1/rewards/" + reward + "/orders").then();
    }

    /** The code of a voucher for a reward that a member has just ordered. */
    protected String ordered(String reward) {
        return order(Tokens.member(aiko.id()), reward, order(aiko.card()))
                .statusCode(201)
                .extract()
                .path("voucher.code");
    }

    protected static ValidatableResponse redeem(UUID partner, String voucher) {
        return redeem(partner, voucher, Map.of());
    }

    protected static ValidatableResponse redeem(UUID partner, String voucher, Map<String, Object> body) {
        return as(Tokens.terminal(partner))
                .body(body)
                .post("/v1/vouchers/" + voucher + "/redeem")
                .then();
    }

    protected static ValidatableResponse vouchers(String card) {
        return as(OPERATOR).get("/v1/cards/" + card + "/vouchers").then().statusCode(200);
    }

    /** A stamp card of one partner's. */
    protected static Map<String, Object> stampCard(String code, UUID partner, int every, Map<String, Object> gift) {
        return new HashMap<>(Map.of(
                "code", code,
                "name", "Every " + every,
                "every", every,
                "counts", "PURCHASE",
                "partner", partner,
                "gift", gift));
    }

    protected static ValidatableResponse define(Map<String, Object> stampCard) {
        return as(OPERATOR).body(stampCard).post("/v1/stamp-cards").then();
    }

    protected static ValidatableResponse stamps(String card) {
        return as(OPERATOR).get("/v1/cards/" + card + "/stamps").then().statusCode(200);
    }

    /** What a card's stamp card says. */
    protected static void stamped(String card, String stampCard, int stamps, int gifts) {
        stamps(card)
                .body("items.find { it.code == '%s' }.stamps".formatted(stampCard), equalTo(stamps))
                .body("items.find { it.code == '%s' }.gifts".formatted(stampCard), equalTo(gifts));
    }

    /** A member whom another one brought. */
    protected static Enrolled friendOf(Enrolled referrer) {
        String code = as(OPERATOR).get("/v1/members/" + referrer.id()).path("referralCode");
        return enrolled(Map.of("name", "Ken", "referredBy", code));
    }

    /** With a setting while something is done. */
    protected static void set(String path, Map<String, Object> setting, Runnable meanwhile) {
        var before = as(OPERATOR).get(path).asString();
        try {
            as(OPERATOR).body(setting).put(path).then().statusCode(200);
            meanwhile.run();
        } finally {
            as(OPERATOR).body(before).put(path).then().statusCode(200);
        }
    }

    protected static List<String> bearers(int many) {
        List<String> cards = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            cards.add(bearerCard());
        }
        return cards;
    }
}
