package olp.loyalty.merges;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import olp.loyalty.LoyaltyTest;
import olp.platform.testing.Tokens;

/** A till that serves one card, for as long as it is open, and adds up what it was answered. */
final class Till extends LoyaltyTest {
    private static final int TO_RETURN = 3;

    final String card;
    final List<String> bought = new ArrayList<>();
    final List<String> returned = new ArrayList<>();
    long earned;
    long reversed;
    long spent;
    long restored;
    volatile int steps;
    private final UUID partner;
    private final Queue<Map<String, Object>> returnable = new ArrayDeque<>();

    Till(UUID partner, String card) {
        this.partner = partner;
        this.card = card;
    }

    /** Points that its card's owner should have after all that was answered. */
    long left() {
        return earned - reversed - spent + restored;
    }

    void serve(BooleanSupplier open) {
        for (int step = 0; open.getAsBoolean(); step++) {
            switch (step % 5) {
                case 0 -> buy(earlier(card, 100L * (1 + step % 9)));
                case 1 -> buy(purchase(card, 100L * (1 + step % 7)));
                case 2 -> payWithPoints(3);
                case 3 -> spend(2, step % 20 == 3);
                default -> giveBack();
            }
            steps = step + 1;
        }
    }

    private void buy(Map<String, Object> purchase) {
        earned += sent("/v1/purchases", purchase, 201)
                .<Integer>path("points.earned")
                .longValue();
        bought.add(purchase.get("id").toString());
        returnable.add(purchase);
    }

    private void payWithPoints(int points) {
        var hold = hold(points, 600);
        if (hold != null) {
            buy(paidWith(purchase(card, 50), points(hold), money(50 - points)));
            spent += points;
        }
    }

    /** Spends less than it sets aside, lets go, or forgets what it set aside. */
    private void spend(int points, boolean forgets) {
        var hold = hold(points + 1, forgets ? 1 : 600);
        if (hold == null || forgets) {
            return;
        }
        if (bought.size() % 2 == 0) {
            sent("/v1/holds/" + hold + "/capture", with(Map.of("points", points)), 200);
            spent += points;
        } else {
            sent("/v1/holds/" + hold + "/void", with(Map.of()), 200);
        }
    }

    private void giveBack() {
        if (returnable.size() > TO_RETURN) {
            var body = with(Map.of("all", true));
            var answer = sent("/v1/purchases/" + returnable.remove().get("id") + "/returns", body, 201);
            reversed += answer.<Integer>path("points.reversed").longValue();
            restored += answer.<Integer>path("refund.points").longValue();
            returned.add(body.get("id").toString());
        }
    }

    private String hold(int points, int seconds) {
        var answer = sent("/v1/holds", with(Map.of("card", card, "points", points, "ttlSeconds", seconds)));
        return answer.statusCode() == 409 ? null : answer.path("id");
    }

    private static Map<String, Object> with(Map<String, Object> rest) {
        Map<String, Object> body = new HashMap<>(rest);
        body.put("id", UUID.randomUUID().toString());
        return body;
    }

    private ExtractableResponse<Response> sent(String path, Map<String, Object> body, int status) {
        var answer = sent(path, body);
        assertEquals(status, answer.statusCode(), path + " → " + answer.asString());
        return answer;
    }

    /** Sends it until it is taken: a card that is being moved may be told to come back. */
    private ExtractableResponse<Response> sent(String path, Map<String, Object> body) {
        Supplier<ExtractableResponse<Response>> send =
                () -> as(Tokens.terminal(partner)).body(body).post(path).then().extract();
        return await().atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ZERO)
                .until(send::get, answer -> answer.statusCode() != 503);
    }
}
