package olp.cashback;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import olp.platform.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may call what: every endpoint stands in this table, or the build fails. */
@QuarkusTest
class RolesTest extends CashbackTest {
    private static final Map<String, Supplier<String>> ROLES = Map.of(
            "operator", Tokens::operator,
            "terminal", () -> Tokens.terminal(UUID.randomUUID()),
            "partner", () -> Tokens.partner(UUID.randomUUID()),
            "member", () -> Tokens.member(UUID.randomUUID()));

    enum Endpoint {
        LIST_RULES("GET", "/v1/rules", "operator"),
        MAKE_RULE("POST", "/v1/rules", "operator"),
        CHANGE_RULE("PUT", "/v1/rules/{code}", "operator"),
        WALLET("GET", "/v1/wallets/{card}", "operator", "terminal", "member"),
        ENTRIES("GET", "/v1/wallets/{card}/entries", "operator", "terminal", "member"),
        TRIAL_BALANCE("GET", "/v1/ledger/trial-balance", "operator"),
        DEAD_LETTERS("GET", "/v1/dead-letters", "operator"),
        REPLAY("POST", "/v1/dead-letters/{letter}/replay", "operator");

        private final String method;
        private final String path;
        private final Set<String> roles;

        Endpoint(String method, String path, String... roles) {
            this.method = method;
            this.path = path;
            this.roles = Set.of(roles);
        }

        int statusFor(String token) {
            var request = given().contentType(ContentType.JSON).body("GET".equals(method) ? "" : "{}");
            return (token == null ? request : request.auth().oauth2(token))
                    .request(method, path.replaceAll("\\{[a-z]+}", "0199b0de-8a7c-7c3e-a1b2-3c4d5e6f7081"))
                    .statusCode();
        }
    }

    @ParameterizedTest
    @EnumSource
    void only_its_roles_may_call_an_endpoint(Endpoint endpoint) {
        assertEquals(401, endpoint.statusFor(null));
        assertEquals(401, endpoint.statusFor("not.a.token"));
        ROLES.forEach((role, token) -> {
            var status = endpoint.statusFor(token.get());
            if (endpoint.roles.contains(role)) {
                assertFalse(Set.of(401, 403).contains(status) || status >= 500, role + " got " + status);
            } else {
                assertEquals(403, status, role);
            }
        });
    }

    @Test
    void every_endpoint_is_in_the_table() {
        Map<String, Map<String, Object>> paths = given().accept(ContentType.JSON)
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("paths");
        var served = new TreeSet<String>();
        paths.forEach((path, methods) -> methods.keySet().stream()
                .filter(List.of("get", "put", "post", "delete", "patch")::contains)
                .forEach(method -> served.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path)));
        assertEquals(
                Arrays.stream(Endpoint.values())
                        .map(each -> each.method + " " + each.path)
                        .collect(Collectors.toCollection(TreeSet::new)),
                served);
    }
}
