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
 * @param path of each next call
 * @param body of each next call, JSON; null for a GET
 * @param expected status of the answer; every other is a failure
 */
public record Calls(URI service, String token, Supplier<String> path, Supplier<byte[]> body, int expected) {

    /** Reads. */
    public static Calls get(URI service, String token, Supplier<String> path) {
        return new Calls(service, token, path, null, 200);
    }

    /** Posts what is new each time. */
    public static Calls post(URI service, String token, String path, Supplier<byte[]> body) {
        return new Calls(service, token, () -> path, body, 201);
    }

    /** The same calls, where another status is the right one. */
    public Calls expecting(int status) {
        return new Calls(service, token, path, body, status);
    }

    HttpRequestActionBuilder request() {
        HttpRequestActionBuilder call = body == null
                ? HttpDsl.http("call").get(session -> path.get())
                : HttpDsl.http("call")
                        .post(path.get())
                        .body(CoreDsl.ByteArrayBody(session -> body.get()))
                        .header("Content-Type", "application/json");
        return token == null ? call : call.header("Authorization", "Bearer " + token);
    }
}
