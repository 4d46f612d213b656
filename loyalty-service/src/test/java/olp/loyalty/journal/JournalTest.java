package olp.loyalty.journal;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.loyalty.LoyaltyTest;
import olp.platform.testing.Tokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JournalTest extends LoyaltyTest {
    @Inject
    ObjectMapper json;

    @TestHTTPResource("/v1/purchases/journal")
    URI journal;

    @Test
    void every_line_is_answered_in_order_and_a_broken_one_spoils_no_other() throws Exception {
        var first = purchase(aiko.card(), 1000);
        var second = purchase(aiko.card(), 2000);
        post(shop, second).statusCode(201);

        var answers = journal(
                text(first),
                "{ broken",
                text(second),
                text(first),
                text(purchase("9904171358202917", 100)),
                "",
                "{\"type\":\"RETURN\"}",
                text(purchase(aiko.card(), 3000)));

        assertEquals(
                List.of(1, 2, 3, 4, 5, 7, 8),
                answers.stream().map(each -> each.get("line").asInt()).toList());
        assertEquals(
                List.of(201, 400, 200, 200, 400, 400, 201),
                answers.stream().map(each -> each.get("status").asInt()).toList());
        assertEquals(first.get("id"), answers.getFirst().get("id").asText());
        assertEquals(10, answers.getFirst().at("/points/earned").asInt());
        assertEquals("body", answers.get(1).at("/violations/0/field").asText());
        balance(aiko.card()).body("points.lifetime", equalTo(60));
        theLedgerBalances();
    }

    @Test
    void a_return_may_follow_its_purchase_in_the_same_journal() throws Exception {
        var purchase = purchase(aiko.card(), 1000);
        var id = purchase.get("id").toString();
        var back = Map.<String, Object>of("type", "RETURN", "purchase", id, "id", UUID.randomUUID(), "all", true);

        var answers = journal(text(purchase), text(back), text(back), text(purchase));

        assertEquals(
                List.of(201, 201, 200, 200),
                answers.stream().map(each -> each.get("status").asInt()).toList());
        assertEquals(1000, answers.get(1).at("/refund/money").asInt());
        assertEquals(10, answers.get(1).at("/points/reversed").asInt());
        balance(aiko.card()).body("points.pending", equalTo(0)).body("points.lifetime", equalTo(10));
        theLedgerBalances();
    }

    @Test
    void a_client_that_sends_all_before_it_reads_is_answered_in_full() throws Exception {
        int lines = 12_000;
        var body = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            body.append(text(purchase(aiko.card(), 100))).append('\n');
        }
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(64 * 1024);
            socket.connect(new InetSocketAddress(journal.getHost(), journal.getPort()));
            var out = socket.getOutputStream();
            // HTTP/1.0: the answer is then as it is written, in no chunks that would split its lines.
            out.write(
                    "POST %s HTTP/1.0\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: application/x-ndjson\r\nContent-Length: %d\r\n\r\n%s"
                            .formatted(journal.getPath(), Tokens.terminal(shop), body.length(), body)
                            .getBytes(UTF_8));
            out.flush();
            var answered = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))
                    .lines()
                    .filter(line -> line.startsWith("{\"line\":"))
                    .filter(line -> line.contains("\"status\":201"))
                    .count();
            assertEquals(lines, answered);
        }
    }

    @Test
    void a_day_of_five_thousand_lines_is_recorded_once_however_often_it_is_sent() throws Exception {
        var lines = new ArrayList<String>();
        for (int i = 0; i < 5000; i++) {
            lines.add(text(purchase(aiko.card(), 100)));
        }
        var once = journal(lines.toArray(String[]::new));
        assertTrue(once.stream().allMatch(each -> each.get("status").asInt() == 201));
        var twice = journal(lines.toArray(String[]::new));
        assertTrue(twice.stream().allMatch(each -> each.get("status").asInt() == 200));
        balance(aiko.card()).body("points.lifetime", equalTo(5000));
        theLedgerBalances();
    }

    @Test
    void four_journals_at_once_are_taken_to_the_last_line() throws Exception {
        var cards = List.of(aiko.card(), member().card());
        List<String[]> days = new ArrayList<>();
        for (int day = 0; day < 4; day++) {
            var lines = new String[3000];
            for (int i = 0; i < lines.length; i++) {
                lines[i] = text(purchase(cards.get(day % 2), 100));
            }
            days.add(lines);
        }
        assertEquals(Map.of(3000, 4L), atOnce(4, day -> (int) journal(days.get(day)).stream()
                .filter(each -> each.get("status").asInt() == 201)
                .count()));
        for (var card : cards) {
            balance(card).body("points.lifetime", equalTo(6000));
        }
        theLedgerBalances();
    }

    @Test
    void a_line_that_is_too_long_is_answered_and_passed_over() throws Exception {
        var answers = journal("{\"order\":\"" + "x".repeat(2_000_000) + "\"}", text(purchase(aiko.card(), 100)));
        assertEquals(
                List.of(413, 201),
                answers.stream().map(each -> each.get("status").asInt()).toList());
    }

    private String text(Map<String, Object> purchase) throws Exception {
        return json.writeValueAsString(purchase);
    }

    private List<JsonNode> journal(String... lines) {
        var answer = given().auth()
                .oauth2(Tokens.terminal(shop))
                .header("Content-Type", "application/x-ndjson")
                .body(String.join("\n", lines).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/v1/purchases/journal")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        List<JsonNode> answers = new ArrayList<>();
        for (var line : answer.split("\n")) {
            try {
                answers.add(json.readTree(line));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(line, e);
            }
        }
        return answers;
    }
}
