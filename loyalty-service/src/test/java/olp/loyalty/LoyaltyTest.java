package olp.loyalty;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import olp.platform.testing.Servers;
import olp.platform.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the running service have in common: words for what its users do. */
@WithTestResource(value = Servers.class, initArgs = @ResourceArg(name = "service", value = "loyalty"))
public abstract class LoyaltyTest {
    protected static final String OPERATOR = Tokens.operator();

    private static final ObjectMapper JSON = new ObjectMapper();

    protected UUID shop;
    protected Enrolled aiko;

    @BeforeEach
    void a_shop_and_a_member() {
        shop = partner();
        aiko = member();
    }

    protected static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    /** A business that has just joined. */
    protected static UUID partner() {
        var id = UUID.randomUUID();
        as(OPERATOR)
                .body(Map.of("id", id, "name", "Fit & Well", "category", "fitness"))
                .post("/v1/partners")
                .then()
                .statusCode(201);
        return id;
    }

    /** Somebody who has just enrolled. */
    protected record Enrolled(UUID id, String card) {}

    protected static Enrolled member() {
        return enrolled(Map.of("name", "Aiko", "locale", "en"));
    }

    protected static Enrolled enrolled(Map<String, Object> who) {
        var id = UUID.randomUUID();
        Map<String, Object> body = new HashMap<>(who);
        body.put("id", id);
        String card = as(OPERATOR)
                .body(body)
                .post("/v1/members")
                .then()
                .statusCode(201)
                .body("card.state", equalTo("ACTIVE"))
                .extract()
                .path("card.number");
        return new Enrolled(id, card);
    }

    protected static Map<String, Object> purchase(String card, long total) {
        Map<String, Object> body = new HashMap<>();
        body.put("id", UUID.randomUUID().toString());
        body.put("card", card);
        body.put("occurredAt", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        body.put("currency", "EUR");
        body.put("total", total);
        return body;
    }

    protected static Map<String, Object> line(int number, int quantity, long unitPrice, long discount) {
        return Map.of(
                "line", number, "quantity", quantity, "unitPrice", unitPrice, "discount", discount, "sku", "85123A");
    }

    protected static ValidatableResponse post(UUID partner, Map<String, Object> purchase) {
        return as(Tokens.terminal(partner)).body(purchase).post("/v1/purchases").then();
    }

    protected static ValidatableResponse balance(String card) {
        return as(OPERATOR).get("/v1/cards/" + card + "/balance").then().statusCode(200);
    }

    protected static void theLedgerBalances() {
        as(OPERATOR).get("/v1/ledger/trial-balance").then().statusCode(200).body("balanced", equalTo(true));
    }

    /** A purchase so long ago that its points can be spent: one for each whole euro. */
    protected static Map<String, Object> earlier(String card, long total) {
        var purchase = purchase(card, total);
        purchase.put("occurredAt", Instant.now().minus(20, ChronoUnit.DAYS).toString());
        return purchase;
    }

    /** A bearer card, whose points lapse without notice. */
    protected static String bearerCard() {
        return as(OPERATOR)
                .body(Map.of("id", UUID.randomUUID(), "kind", "BEARER"))
                .post("/v1/cards")
                .then()
                .statusCode(201)
                .extract()
                .path("number");
    }

    protected static ValidatableResponse hold(UUID partner, String card, long points) {
        return as(Tokens.terminal(partner))
                .body(Map.of("id", UUID.randomUUID(), "card", card, "points", points, "ttlSeconds", 600))
                .post("/v1/holds")
                .then();
    }

    /** A hold that was made. */
    protected static String held(UUID partner, String card, long points) {
        return hold(partner, card, points).statusCode(201).extract().path("id");
    }

    protected static Map<String, Object> paidWith(Map<String, Object> purchase, Object... tender) {
        purchase.put("tender", List.of(tender));
        return purchase;
    }

    protected static Map<String, Object> money(long amount) {
        return Map.of("kind", "MONEY", "amount", amount);
    }

    protected static Map<String, Object> points(String hold) {
        return Map.of("kind", "POINTS", "hold", hold);
    }

    /** A return of all that is left. */
    protected static ValidatableResponse giveBack(UUID partner, Map<String, Object> purchase) {
        return giveBack(partner, purchase, Map.of("id", UUID.randomUUID(), "all", true));
    }

    protected static ValidatableResponse giveBack(
            UUID partner, Map<String, Object> purchase, Map<String, Object> body) {
        return as(Tokens.terminal(partner))
                .body(body)
                .post("/v1/purchases/" + purchase.get("id") + "/returns")
                .then();
    }

    /** The answer to a journal of one line. */
    protected static JsonPath journal(UUID partner, Map<String, Object> purchase) throws JsonProcessingException {
        return new JsonPath(given().auth()
                .oauth2(Tokens.terminal(partner))
                .header("Content-Type", "application/x-ndjson")
                .body(JSON.writeValueAsBytes(purchase))
                .post("/v1/purchases/journal")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    /** With other settings while something is done; they act on what is bought meanwhile. */
    protected static void programme(Map<String, Object> changes, Runnable meanwhile) {
        var before = as(OPERATOR).get("/v1/program").asString();
        Map<String, Object> program = new HashMap<>(new JsonPath(before).<String, Object>getMap(""));
        program.putAll(changes);
        try {
            as(OPERATOR).body(program).put("/v1/program").then().statusCode(200);
            meanwhile.run();
        } finally {
            as(OPERATOR).body(before).put("/v1/program").then().statusCode(200);
            nextSecond();
        }
    }

    /** What is bought from now on happened after now, though tills say it to the second. */
    private static void nextSecond() {
        var now = Instant.now();
        while (Instant.now().truncatedTo(ChronoUnit.SECONDS).isBefore(now)) {
            Thread.onSpinWait();
        }
    }

    /** Calls that are made at once; answers how many got which status. */
    protected static Map<Integer, Long> atOnce(int times, IntFunction<Integer> call) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, times)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> call.apply(i), threads))
                    .toList();
            return calls.stream()
                    .map(CompletableFuture::join)
                    .collect(Collectors.groupingBy(status -> status, TreeMap::new, Collectors.counting()));
        }
    }

    protected static List<Map<String, Object>> lines(Object... lines) {
        @SuppressWarnings("unchecked") // made by line()
        var typed = (List<Map<String, Object>>) (List<?>) List.of(lines);
        return typed;
    }
}
