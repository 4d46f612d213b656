package olp.local.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import olp.local.PlatformException;

/**
 * Calls services as a patient client: what was refused for lack of capacity, is still in flight or got no answer is sent
 * again, which is safe since every request has an id of its own.
 */
public final class Api implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(5);
    private static final Duration LONGEST_JOURNAL = Duration.ofMinutes(10);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    /** Reads. */
    public Answer get(URI address, String token) {
        return send(request(address, token).timeout(LONGEST_ANSWER).build());
    }

    /** Posts JSON: a record, a map or a tree. */
    public Answer post(URI address, String token, Object content) {
        return send(request(address, token)
                .timeout(LONGEST_ANSWER)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.write(content)))
                .build());
    }

    /** Puts JSON. */
    public Answer put(URI address, String token, Object content) {
        return send(request(address, token)
                .timeout(LONGEST_ANSWER)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(Json.write(content)))
                .build());
    }

    /**
     * Posts a journal once and hands over each line of the answer as it arrives. An answer that ends early is no failure:
     * the lines that it lacks can be sent again.
     *
     * @return the answer; without a body when it was taken line by line
     */
    public Answer postJournal(URI address, String token, String lines, Consumer<String> answered) {
        HttpRequest request = request(address, token)
                .timeout(LONGEST_JOURNAL)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(lines))
                .build();
        try {
            HttpResponse<Stream<String>> response = http.send(request, BodyHandlers.ofLines());
            try (Stream<String> body = response.body()) {
                if (response.statusCode() / 100 != 2) {
                    return new Answer(response.statusCode(), String.join("\n", body.toList()));
                }
                body.filter(line -> !line.isBlank()).forEach(answered);
                return new Answer(response.statusCode(), "");
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            return new Answer(503, "");
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private static HttpRequest.Builder request(URI address, String token) {
        return HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest request) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            IOException failure;
            try {
                HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
                Answer answer = new Answer(response.statusCode(), response.body());
                if (!sendAgain(response) || System.nanoTime() > deadline) {
                    return answer;
                }
                Pause.of(retryAfter(response));
                continue;
            } catch (IOException e) {
                failure = e;
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
            if (System.nanoTime() > deadline) {
                throw new PlatformException(
                        "%s does not answer (%s): is the platform up?".formatted(request.uri(), failure), failure);
            }
            Pause.of(Duration.ofMillis(500));
        }
    }

    private static boolean sendAgain(HttpResponse<?> response) {
        int status = response.statusCode();
        return status == 503
                || status == 429
                || status == 409 && response.headers().firstValue("Retry-After").isPresent();
    }

    /** Seconds at most 10, whatever was said; half a second when nothing was. */
    private static Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,4}"))
                .map(text -> Duration.ofSeconds(Math.min(10, Integer.parseInt(text))))
                .orElse(Duration.ofMillis(500));
    }

    private static PlatformException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new PlatformException("interrupted", e);
    }
}
