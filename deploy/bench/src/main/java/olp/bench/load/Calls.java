package olp.bench.load;

import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.http.HttpDsl;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.net.URI;
import java.util.function.Supplier;

/**
 * Calls of one kind.
 *
 * @param service the base address
 * @param token bearer token; null for none
 * @param method of HTTP
 * @param path of each next call
 * @param body of each next call, JSON; null for none
 * @param expected status of the answer; every other is a failure
 */
public record Calls(
        URI service, String token, String method, Supplier<String> path, Supplier<byte[]> body, int expected) {

    /** Reads. */
    public static Calls get(URI service, String token, Supplier<String> path) {
        return new Calls(service, token, "GET", path, null, 200);
    }

    /** Asks for what is the same each time, without its content, as anybody. */
    public static Calls head(URI service, String path) {
        return new Calls(service, null, "HEAD", () -> path, null, 200);
    }

    /** Posts what is new each time. */
    public static Calls post(URI service, String token, String path, Supplier<byte[]> body) {
        return new Calls(service, token, "POST", () -> path, body, 201);
    }

    /** The same calls, where another status is the right one. */
    Calls expecting(int status) {
        return new Calls(service, token, method, path, body, status);
    }

    HttpRequestActionBuilder request() {
        HttpRequestActionBuilder call = HttpDsl.http("call").httpRequest(method, session -> path.get());
        if (body != null) {
            call = call.body(CoreDsl.ByteArrayBody(session -> body.get())).header("Content-Type", "application/json");
        }
        return token == null ? call : call.header("Authorization", "Bearer " + token);
    }
}
