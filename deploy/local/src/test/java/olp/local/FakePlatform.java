package olp.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import olp.local.api.Json;

/** Four services in one, as simple as they can be, and at times overburdened, slow or wrong. */
public final class FakePlatform implements AutoCloseable {

    private static final List<String> TOLD = List.of("POINTS_EARNED", "CASHBACK_CREDITED");

    private final HttpServer server;
    private final Map<String, JsonNode> asked = new LinkedHashMap<>();
    private final Map<String, String> answers = new LinkedHashMap<>();
    private final List<String> received = new ArrayList<>();
    private final Map<String, Long> reversed = new HashMap<>();
    private final Map<String, Long> cashbackReversed = new HashMap<>();
    private int requests;

    /** Every so many requests, or lines of a journal, one is not taken for lack of capacity. */
    public int overburdenedEach = Integer.MAX_VALUE;

    /** How many times a wallet's or an inbox's reader does not see anything yet. */
    public int behind;

    /** What is added to the points of every balance. */
    public long tooMany;

    public final FakeProgramme programme = new FakeProgramme();

    /** Whether points stay where they are when what they were earned by comes back. */
    public boolean keepsPoints;

    public FakePlatform() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        server.createContext("/v1/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** All at one port; cashback-service is told by the other name of this machine. */
    public Addresses addresses() {
        URI base = URI.create("http://localhost:" + server.getAddress().getPort());
        URI cashback = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new Addresses(base, cashback, base, base, "localhost:1", "localhost:1");
    }

    /** What was done under an id of its own, in order: path and body. */
    public synchronized List<String> done() {
        return List.copyOf(received);
    }

    /** The purchases, in the order in which they were taken. */
    public synchronized List<JsonNode> purchases() {
        return asked.entrySet().stream()
                .filter(each -> each.getKey().startsWith("/v1/purchases "))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The returns, in the order in which they were taken: path and body. */
    public synchronized List<String> returns() {
        return received.stream().filter(each -> each.contains("/returns ")).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (path.equals("/v1/purchases/journal")) {
            StringBuilder answer = new StringBuilder();
            List<String> lines = body.lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                answer.append(journal(i + 1, Json.read(lines.get(i)))).append('\n');
            }
            answer(exchange, 200, answer.toString());
        } else if (exchange.getRequestMethod().equals("POST")) {
            post(exchange, path, Json.read(body));
        } else if (exchange.getRequestMethod().equals("PUT")) {
            answers.put(path, body);
            answer(exchange, 200, body);
        } else {
            String token = exchange.getRequestHeaders().getFirst("Authorization");
            answer(exchange, 200, path.equals("/v1/inbox") ? inbox(token) : get(path, exchange));
        }
    }

    private void post(HttpExchange exchange, String path, JsonNode body) throws IOException {
        if (++requests % overburdenedEach == 0) {
            exchange.getResponseHeaders().add("Retry-After", "0");
            answer(exchange, 503, "{\"type\":\"urn:problem:overloaded\"}");
            return;
        }
        int status = take(path, body);
        answer(
                exchange,
                status,
                answers.getOrDefault(path + " " + body.path("id").asText(), "{}"));
    }

    private String journal(int number, JsonNode line) {
        String path = "/v1/purchases";
        JsonNode body = line.deepCopy();
        if (line.path("type").asText().equals("RETURN")) {
            path += "/" + line.path("purchase").asText() + "/returns";
            ((ObjectNode) body).remove(List.of("type", "purchase"));
        }
        int status = ++requests % overburdenedEach == 0 ? 503 : take(path, body);
        String answer = answers.getOrDefault(path + " " + body.path("id").asText(), "{\"type\":\"urn:problem:named\"}");
        return "{\"line\":%d,\"status\":%d,%s".formatted(number, status, answer.substring(1));
    }

    private int take(String path, JsonNode body) {
        if (path.equals("/v1/rules/validate")) {
            return 200;
        }
        String key = path + " " + body.path("id").asText(body.path("code").asText());
        if (body.path("order").asText().equals("REFUSED")) {
            return 409;
        }
        if (path.endsWith("/returns") && !asked.containsKey(purchase(path))) {
            return 404;
        }
        JsonNode before = asked.putIfAbsent(key, body);
        if (before != null) {
            return before.equals(body) ? 200 : 422;
        }
        received.add(path + " " + body);
        String number = "%016d".formatted(asked.size());
        answers.put(
                key,
                path.endsWith("/returns")
                        ? giveBack(asked.get(purchase(path)), body)
                        : "{\"number\":\"%s\",\"card\":{\"number\":\"%s\"}}".formatted(number, number));
        return 201;
    }

    private static String purchase(String returnPath) {
        return "/v1/purchases " + returnPath.split("/")[3];
    }

    /** Gives back a part of a purchase that has one line. */
    private String giveBack(JsonNode purchase, JsonNode part) {
        JsonNode line = purchase.path("lines").path(0);
        long back = part.path("lines").path(0).path("quantity").asLong();
        long quantity = line.path("quantity").asLong();
        long total = purchase.path("total").asLong();
        long points = total / 100 * back / quantity;
        String card = purchase.path("card").asText();
        reversed.merge(card, keepsPoints ? 0 : points, Long::sum);
        cashbackReversed.merge(card, total * 5 / 100 * back / quantity, Long::sum);
        return "{\"refund\":{\"money\":%d},\"points\":{\"reversed\":%d,\"shortfall\":0}}"
                .formatted(back * line.path("unitPrice").asLong(), points);
    }

    private String get(String path, HttpExchange exchange) {
        if (path.startsWith("/v1/wallets/")) {
            return wallet(path.split("/")[3], path.endsWith("/entries"), exchange.getRequestURI());
        }
        if (path.endsWith("/balance")) {
            String card = path.split("/")[3];
            long points = sum(card, 1, 100) + tooMany;
            return "{\"points\":{\"active\":1,\"pending\":%d,\"held\":2,\"lifetime\":%d}}"
                    .formatted(points - reversed.getOrDefault(card, 0L) - 3, points);
        }
        return answers.getOrDefault(
                path,
                switch (path) {
                    case "/v1/program" ->
                        programme.text(exchange.getRequestURI().getQuery());
                    case "/v1/rules" ->
                        exchange.getRequestHeaders().getFirst("Host").startsWith("localhost")
                                ? programme.rules()
                                : "{\"items\":[{\"code\":\"a\",\"percent\":\"5\"}]}";
                    case "/v1/offers" -> "{\"items\":[{}]}";
                    default -> "{}";
                });
    }

    private String wallet(String card, boolean entries, URI asked) {
        long lifetime = isBehind() ? 0 : sum(card, 5, 100);
        long takenBack = cashbackReversed.getOrDefault(card, 0L);
        if (!entries) {
            return "{\"available\":1,\"pending\":%d,\"held\":2,\"lifetime\":%d}"
                    .formatted(lifetime - takenBack - 3, lifetime);
        }
        return asked.getQuery().contains("cursor=")
                ? "{\"items\":[{\"kind\":\"REVERSED\",\"amount\":%d}]}".formatted(-takenBack)
                : "{\"items\":[{\"kind\":\"RELEASED\",\"amount\":%d}],\"next\":\"more\"}".formatted(lifetime);
    }

    private String inbox(String authorization) {
        String claims =
                new String(Base64.getUrlDecoder().decode(authorization.split("\\.")[1]), StandardCharsets.UTF_8);
        JsonNode member = Json.read(
                answers.get("/v1/members " + Json.read(claims).path("member").asText()));
        JsonNode card = member.path("card").path("number");
        List<String> messages = new ArrayList<>();
        for (JsonNode each : isBehind() ? List.<JsonNode>of() : purchases()) {
            for (String kind : each.path("card").equals(card) ? TOLD : List.<String>of()) {
                messages.add(Json.write(Map.of(
                        "kind",
                        kind,
                        "about",
                        Map.of("purchase", each.path("id").asText()))));
            }
        }
        return "{\"items\":" + messages + ",\"next\":null}";
    }

    private boolean isBehind() {
        return --behind >= 0;
    }

    private long sum(String card, long of, long per) {
        return purchases().stream()
                .filter(each -> each.path("card").asText().equals(card))
                .mapToLong(each -> each.path("total").asLong() * of / per)
                .sum();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
