package olp.notification.inbox;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A client of server-sent events, line by line. */
final class EventStream implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpResponse<InputStream> response;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private EventStream(HttpRequest request) {
        try {
            response = client.send(request, BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Thread.ofVirtual().start(this::read);
    }

    /** Opens a member's stream; {@code lastSeen} may be null. */
    static EventStream open(String token, String lastSeen) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/v1/inbox/stream"))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(10));
        if (lastSeen != null) {
            request.header("Last-Event-ID", lastSeen);
        }
        var stream = new EventStream(request.build());
        if (stream.status() == 200) {
            // Headers come at once; the first comment once it is settled after which message the stream begins.
            await().atMost(Duration.ofSeconds(45)).until(() -> stream.comments() >= 1);
        }
        return stream;
    }

    private void read() {
        try (var body = response.body();
                var text = new java.io.BufferedReader(new java.io.InputStreamReader(body, StandardCharsets.UTF_8))) {
            text.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException closed) {
            lines.add(": closed");
        }
    }

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    /** The values of a field so far, in order. */
    List<String> fields(String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .collect(Collectors.toList());
    }

    /** The data of the first messages, once there are that many. */
    List<String> messages(int count) {
        await().atMost(Duration.ofSeconds(45)).until(() -> fields("data").size() >= count);
        return fields("data");
    }

    long comments() {
        return lines.stream().filter(line -> line.startsWith(":")).count();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
