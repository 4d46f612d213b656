package olp.platform.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Who may call which endpoint. The table is walked against the running service: without a token every endpoint answers
 * 401, a role that is not named 403, one that is named something else; an endpoint that is missing in the table, or in the
 * service, is a fault.
 */
public final class RoleTable {
    private static final Set<String> ROLES = Set.of("terminal", "partner", "member", "operator");
    private static final Set<String> OPEN = Set.of();

    private final Map<String, Set<String>> allowed = new LinkedHashMap<>();

    /** Starts with what every service has. */
    public static RoleTable ofService() {
        return new RoleTable()
                .allow("GET /v1/audit", "operator")
                .allow("GET /v1/dead-letters", "operator")
                .allow("POST /v1/dead-letters/{letter}/replay", "operator")
                .allow("POST /v1/dead-letters/{letter}/discard", "operator");
    }

    /** The roles that may call an endpoint, such as {@code POST /v1/purchases}. */
    public RoleTable allow(String endpoint, String... roles) {
        allowed.put(endpoint, Set.of(roles));
        return this;
    }

    /** An endpoint that needs no token. */
    public RoleTable open(String endpoint) {
        allowed.put(endpoint, OPEN);
        return this;
    }

    /** Walks all endpoints with all roles and answers every disagreement; nothing if all is as stated. */
    public List<String> disagreements() {
        List<String> found = new ArrayList<>();
        var endpoints = endpoints();
        allowed.keySet().stream()
                .filter(stated -> !endpoints.contains(stated))
                .forEach(stated -> found.add(stated + " is in the table but not in the service"));
        for (var endpoint : endpoints) {
            var roles = allowed.get(endpoint);
            if (roles == null) {
                found.add(endpoint + " is in the service but not in the table");
            } else if (roles != OPEN) {
                walk(endpoint, roles, found);
            }
        }
        return found;
    }

    private static void walk(String endpoint, Set<String> roles, List<String> found) {
        expect(endpoint, "nobody", call(endpoint, null), 401, found);
        expect(endpoint, "a forged token", call(endpoint, "e30.e30.e30"), 401, found);
        for (var role : ROLES) {
            var answer = call(endpoint, token(role));
            if (!roles.contains(role)) {
                expect(endpoint, role, answer, 403, found);
            } else if (answer.statusCode() == 401 || answer.statusCode() == 403 && !namesPartner(answer)) {
                found.add("%s by %s: %d, should be let in".formatted(endpoint, role, answer.statusCode()));
            } else if (answer.statusCode() >= 500) {
                found.add("%s by %s: %d".formatted(endpoint, role, answer.statusCode()));
            }
        }
    }

    /** The role was let in; that the token's partner does not exist is another matter. */
    private static boolean namesPartner(Response answer) {
        return answer.asString().contains("urn:problem:unknown-partner");
    }

    private static void expect(String endpoint, String who, Response answer, int status, List<String> found) {
        if (answer.statusCode() != status) {
            found.add("%s by %s: %d, should be %d".formatted(endpoint, who, answer.statusCode(), status));
        } else if (!answer.contentType().startsWith("application/problem+json")) {
            found.add("%s by %s: %d without a problem document".formatted(endpoint, who, status));
        }
    }

    private static Response call(String endpoint, String token) {
        var words = endpoint.split(" ");
        var path = words[1].replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
        var request = given();
        if (token != null) {
            request = request.auth().oauth2(token);
        }
        if (words[1].endsWith("/stream")) {
            // An open stream would never end; who is let in is told that there is nothing to go on after.
            request = request.header("Accept", "text/event-stream").header("Last-Event-ID", "none");
        }
        if (!words[0].equals("GET")) {
            var type = words[1].endsWith("/journal") ? "application/x-ndjson" : ContentType.JSON.toString();
            request = request.contentType(type).body("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return request.request(words[0], path);
    }

    private static String token(String role) {
        var id = UUID.randomUUID();
        return switch (role) {
            case "terminal" -> Tokens.terminal(id);
            case "partner" -> Tokens.partner(id);
            case "member" -> Tokens.member(id);
            default -> Tokens.operator();
        };
    }

    private static Set<String> endpoints() {
        Map<String, Map<String, Object>> paths = given().queryParam("format", "JSON")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .path("paths");
        var found = new TreeMap<String, Boolean>();
        paths.forEach((path, operations) -> operations.keySet().stream()
                .filter(Set.of("get", "post", "put", "patch", "delete")::contains)
                .forEach(method -> found.put(method.toUpperCase(java.util.Locale.ROOT) + " " + path, true)));
        return found.keySet();
    }
}
