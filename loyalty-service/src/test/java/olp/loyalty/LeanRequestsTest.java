package olp.loyalty;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.restassured.RestAssured;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What requests are spared takes nothing from them. */
@QuarkusTest
class LeanRequestsTest extends LoyaltyTest {
    private static final String REFUSED =
            "http_server_requests_seconds_count{method=\"GET\",outcome=\"CLIENT_ERROR\",status=\"401\",uri=\"/v1/cards/{number}/balance\"}";

    @Inject
    Witness witness;

    /** Sees requests right before they are routed. */
    @ApplicationScoped
    static class Witness {
        private volatile Object toldOfFailures = "nothing seen yet";

        void register(@Observes Filters filters) {
            filters.register(
                    context -> {
                        toldOfFailures = context.get("io.quarkus.vertx.http.auth-failure-handler");
                        context.next();
                    },
                    1);
        }

        Object toldOfFailures() {
            return toldOfFailures;
        }
    }

    /** Quarkus builds it together with a handler of its own. */
    @Test
    void no_map_of_all_paths_is_built_for_a_request() {
        balance(aiko.card());
        assertNull(witness.toldOfFailures());
    }

    @Test
    void a_forged_token_is_refused_once_without_an_error_and_counted_under_its_path() {
        var logged = new CopyOnWriteArrayList<LogRecord>();
        var log = new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.add(line);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        var all = Logger.getLogger("");
        var before = refused();
        all.addHandler(log);
        try {
            as("e30.e30.e30")
                    .get("/v1/cards/{number}/balance", aiko.card())
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json");
            await().untilAsserted(() -> assertEquals(before + 1, refused()));
        } finally {
            all.removeHandler(log);
        }
        assertEquals(
                List.of(),
                logged.stream()
                        .filter(line -> line.getLevel().intValue() >= Level.SEVERE.intValue())
                        .map(LogRecord::getMessage)
                        .toList());
    }

    private static double refused() {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(REFUSED))
                .mapToDouble(line -> Double.parseDouble(line.substring(REFUSED.length())))
                .sum();
    }
}
