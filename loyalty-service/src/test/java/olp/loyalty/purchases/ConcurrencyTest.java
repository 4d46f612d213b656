package olp.loyalty.purchases;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import olp.loyalty.LoyaltyTest;
import olp.platform.testing.Tokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConcurrencyTest extends LoyaltyTest {
    private static final int CLIENTS = 32;

    @Inject
    ObjectMapper json;

    @Inject
    Pool pool;

    @TestHTTPResource("/v1/purchases")
    URI purchases;

    @Test
    void a_thousand_purchases_posted_twice_by_32_clients_are_a_thousand() throws Exception {
        var cards = IntStream.range(0, 20).mapToObj(i -> member().card()).toList();
        List<Map<String, Object>> posts = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            var purchase = purchase(cards.get(i % cards.size()), 100 + i);
            posts.add(purchase);
            posts.add(purchase);
        }
        Collections.shuffle(posts, new Random(7));

        var statuses = postAll(posts);

        assertEquals(Map.of(201, 1000L, 200, 1000L), statuses);
        var recorded = pool.preparedQuery(
                        "select count(*), sum((body::json->>'total')::bigint)::bigint from purchase where partner = $1")
                .execute(Tuple.of(shop))
                .await()
                .indefinitely()
                .iterator()
                .next();
        assertEquals(1000, recorded.getLong(0));
        assertEquals(IntStream.range(0, 1000).mapToLong(i -> 100 + i).sum(), recorded.getLong(1));
        for (int c = 0; c < cards.size(); c++) {
            var card = c;
            var points = IntStream.range(0, 1000)
                    .filter(i -> i % 20 == card)
                    .map(i -> (100 + i) / 100)
                    .sum();
            balance(cards.get(c)).body("points.lifetime", equalTo(points));
        }
        theLedgerBalances();
    }

    @Test
    void one_id_used_for_many_cards_at_once_is_recorded_once() throws Exception {
        var first = purchase(aiko.card(), 500);
        List<Map<String, Object>> posts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            var copy = new java.util.HashMap<>(first);
            copy.put("card", member().card());
            posts.add(copy);
        }
        assertEquals(Map.of(201, 1L, 422, 39L), postAll(posts));
        theLedgerBalances();
    }

    private Map<Integer, Long> postAll(List<Map<String, Object>> posts) throws Exception {
        var token = Tokens.terminal(shop);
        var gate = new Semaphore(CLIENTS);
        try (var client = HttpClient.newHttpClient();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (var post : posts) {
                var request = HttpRequest.newBuilder(purchases)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(post)))
                        .build();
                calls.add(() -> {
                    gate.acquire();
                    try {
                        return client.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode();
                    } finally {
                        gate.release();
                    }
                });
            }
            List<Integer> statuses = new ArrayList<>();
            for (var call : threads.invokeAll(calls)) {
                statuses.add(call.get());
            }
            return statuses.stream().collect(Collectors.groupingBy(status -> status, Collectors.counting()));
        }
    }
}
