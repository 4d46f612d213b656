package olp.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.local.Addresses;
import olp.local.api.Answer;
import olp.local.api.Api;
import olp.local.api.Json;

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

    /** A business joins. */
    void joins(String operator, UUID partner, String name, String category) {
        post(201, at.loyalty(), "/v1/partners", operator, Map.of("id", partner, "name", name, "category", category));
    }

    /** Somebody becomes a member; answers the number of the card. */
    String enrols(String operator, UUID member, String name) {
        return post(201, at.loyalty(), "/v1/members", operator, Map.of("id", member, "name", name, "locale", "en"))
                .at("/card/number")
                .asText();
    }

    /** 10 % for whoever bought anywhere else within 90 days. */
    static Map<String, Object> offer(UUID id, UUID partner, String title) {
        return Map.of(
                "id",
                id,
                "partner",
                partner,
                "title",
                title,
                "discount",
                Map.of("percent", "10"),
                "requires",
                Map.of("purchaseAt", List.of("*"), "withinDays", 90),
                "funding",
                List.of(Map.of("partner", partner, "sharePercent", "100")));
    }

    /** Posts a purchase without trying again. */
    HttpResponse<String> buyAtOnce(String till, Map<String, Object> purchase) throws Exception {
        try (var impatient = HttpClient.newHttpClient()) {
            return impatient.send(
                    HttpRequest.newBuilder(at.loyalty().resolve("/v1/purchases"))
                            .header("Authorization", "Bearer " + till)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(Json.write(purchase)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    void theLedgersBalance(String operator) {
        for (var service : List.of(at.loyalty(), at.cashback())) {
            assertTrue(get(service, "/v1/ledger/trial-balance", operator)
                    .get("balanced")
                    .asBoolean());
        }
    }
}
