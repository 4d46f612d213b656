package olp.loyalty;

import static org.hamcrest.Matchers.matchesRegex;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.restassured.RestAssured;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.IntStream;
import olp.platform.testing.Tokens;
import org.junit.jupiter.api.Test;

/** What requests are spared takes nothing from them. */
@QuarkusTest
class LeanRequestsTest extends LoyaltyTest {
    @Inject
    Witness witness;

    /** Sees requests right before they are routed. */
    @ApplicationScoped
    static class Witness {
        private volatile String toldOfFailures;

        void register(@Observes Filters filters) {
            filters.register(
                    context -> {
                        var handler = context.get("io.quarkus.vertx.http.auth-failure-handler");
                        toldOfFailures = handler.getClass().getName();
                        context.next();
                    },
                    1);
        }

        String toldOfFailures() {
            return toldOfFailures;
        }
    }

    @Test
    void no_map_of_all_paths_is_built_for_a_request() {
        balance(aiko.card());
        var told = witness.toldOfFailures();
        assertTrue(told.startsWith("olp.platform.web.LeanRequests"), told);
    }

    @Test
    void a_request_without_a_token_is_counted_under_its_path() {
        RestAssured.get("/v1/cards/{number}/balance", aiko.card()).then().statusCode(401);
        RestAssured.get("/q/metrics")
                .then()
                .body(
                        matchesRegex(
                                "(?s).*http_server_requests_seconds_count\\{[^}]*status=\"401\",uri=\"/v1/cards/\\{number}/balance\".*"));
    }

    /** Those that ask together are answered from one batch, in whichever request's turn. */
    @Test
    void members_that_ask_at_once_are_each_shown_their_own_card_only() {
        var members = IntStream.range(0, 8).mapToObj(each -> member()).toList();
        var answers = atOnce(160, turn -> {
            var caller = members.get(turn % 8);
            var card = members.get(turn / 8 % 8).card();
            var status = as(Tokens.member(caller.id()))
                    .get("/v1/cards/{number}/balance", card)
                    .statusCode();
            return status == (caller.card().equals(card) ? 200 : 404) ? 0 : status;
        });
        assertEquals(Map.of(0, 160L), answers);
    }
}
