package olp.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import olp.local.Addresses;
import olp.local.api.Answer;
import olp.local.api.Api;

/** What terminals, partners, members and the operator do, in words. */
record Client(Api api, Addresses at) {
    JsonNode get(URI service, String path, String token) {
        var answer = api.get(service.resolve(path), token);
        assertEquals(200, answer.status(), path + " → " + answer.text());
        return answer.json();
    }

    JsonNode post(int status, URI service, String path, String token, Map<String, ?> body) {
        var answer = send(service, path, token, body);
        assertEquals(status, answer.status(), path + " → " + answer.text());
        return answer.json();
    }

    Answer send(URI service, String path, String token, Map<String, ?> body) {
        return api.post(service.resolve(path), token, body);
    }

    static Map<String, Object> purchase(String card, long total) {
        Map<String, Object> body = new HashMap<>();
        body.put("id", UUID.randomUUID());
        body.put("card", card);
        body.put("occurredAt", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        body.put("currency", "EUR");
        body.put("total", total);
        return body;
    }

    JsonNode points(String card, String token) {
        return get(at.loyalty(), "/v1/cards/" + card + "/balance", token).get("points");
    }

    JsonNode wallet(String card, String token) {
        return get(at.cashback(), "/v1/wallets/" + card, token);
    }
}
