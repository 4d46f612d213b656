package olp.notification.inbox;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import olp.notification.NotificationTest;
import org.junit.jupiter.api.Test;

/** Messages as they come. */
@QuarkusTest
class InboxStreamTest extends NotificationTest {
    private static final String WRITTEN_ELSEWHERE = """
            with box as (
              insert into mailbox values ($1, 1)
              on conflict (member) do update set messages = mailbox.messages + 1 returning messages)
            insert into message (member, number, kind, title, text, about)
            select $1, messages, 'POINTS_EARNED', $2, 'text', '{}' from box""";

    @Test
    void a_message_is_streamed_as_it_comes_and_only_to_its_member() {
        var aiko = customer();
        var ben = customer();
        var gym = partner("Gym");
        tellPoints(aiko, gym, 1);
        inboxOf(1, aiko);
        try (var aikos = EventStream.open(aiko.token(), null);
                var bens = EventStream.open(ben.token(), null)) {
            assertEquals(200, aikos.status());
            assertTrue(aikos.header("Content-Type").startsWith("text/event-stream"));
            assertEquals("no-store", aikos.header("Cache-Control"));
            tellPoints(ben, gym, 2);
            tellPoints(aiko, gym, 3);

            var message = aikos.messages(1).getFirst();
            assertTrue(message.contains("\"title\":\"You earned 3 points\""), message);
            assertTrue(message.contains("\"about\":{"), message);
            assertEquals(List.of("message"), aikos.fields("event"));
            String id = inbox(aiko).extract().path("items[0].id");
            assertEquals(List.of(id), aikos.fields("id"));
            assertTrue(bens.messages(1).getFirst().contains("You earned 2 points"));
            assertEquals(1, bens.messages(1).size());
        }
    }

    @Test
    void a_stream_goes_on_after_the_last_seen_message_without_a_gap() {
        var aiko = customer();
        var gym = partner("Gym");
        for (int i = 1; i <= 5; i++) {
            tellPoints(aiko, gym, i);
        }
        inboxOf(5, aiko);
        String second = inbox(aiko).extract().path("items[3].id");
        try (var stream = EventStream.open(aiko.token(), second)) {
            tellPoints(aiko, gym, 6);
            assertEquals(List.of("3", "4", "5", "6"), points(stream.messages(4)));
        }
    }

    @Test
    void more_than_a_page_of_missed_messages_comes_in_order() {
        var aiko = customer();
        var gym = partner("Gym");
        for (int i = 1; i <= 251; i++) {
            tellPoints(aiko, gym, i);
        }
        await().atMost(PATIENCE)
                .until(() -> count("select count(*) from message where member = $1", aiko.member()) == 251);
        var first = sql("select id from message where member = $1 order by number limit 1", aiko.member())
                .iterator()
                .next()
                .getUUID(0);
        try (var stream = EventStream.open(aiko.token(), first.toString())) {
            var told = points(stream.messages(250));
            assertEquals(250, told.size());
            assertEquals(List.of("2", "3", "4"), told.subList(0, 3));
            assertEquals("251", told.getLast());
        }
    }

    @Test
    void after_a_message_that_is_not_of_this_inbox_all_of_this_inbox_is_told_and_nothing_else() {
        var gym = partner("Gym");
        var aiko = customer();
        tellPoints(aiko, gym, 1);
        String aikos = inboxOf(1, aiko).extract().path("items[0].id");
        var ben = customer();
        tellPoints(ben, gym, 2);
        tellPoints(ben, gym, 3);
        inboxOf(2, ben);
        try (var stream = EventStream.open(ben.token(), aikos)) {
            assertEquals(List.of("2", "3"), points(stream.messages(2)));
        }
    }

    @Test
    void a_last_event_id_that_is_no_id_is_refused() {
        as(customer().token())
                .header("Last-Event-ID", "17")
                .get("/v1/inbox/stream")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo("Last-Event-ID"));
    }

    @Test
    void a_message_that_another_instance_wrote_is_streamed_at_its_commit() {
        var aiko = customer();
        try (var stream = EventStream.open(aiko.token(), null)) {
            pool.withTransaction(tx -> tx.preparedQuery(WRITTEN_ELSEWHERE)
                            .execute(io.vertx.mutiny.sqlclient.Tuple.of(aiko.member(), "from elsewhere"))
                            .chain(() -> tx.preparedQuery("select pg_notify('messages', $1)")
                                    .execute(io.vertx.mutiny.sqlclient.Tuple.of(
                                            aiko.member().toString()))))
                    .await()
                    .atMost(PATIENCE);
            assertTrue(stream.messages(1).getFirst().contains("from elsewhere"));
        }
    }

    @Test
    void what_came_while_the_database_connection_was_lost_is_streamed_afterwards() {
        var aiko = customer();
        try (var stream = EventStream.open(aiko.token(), null)) {
            // Unannounced, as a notification is that finds no connection: only the look after the loss finds it.
            sql(WRITTEN_ELSEWHERE, aiko.member(), "unannounced");
            sql("select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen messages'");
            assertTrue(stream.messages(1).getFirst().contains("unannounced"));
        }
    }

    @Test
    void a_silent_stream_shows_that_it_is_alive() {
        try (var stream = EventStream.open(Customer.unheardOf().token(), null)) {
            await().atMost(PATIENCE).until(() -> stream.comments() >= 3);
            assertEquals(List.of(), stream.fields("data"));
        }
    }

    @Test
    void a_client_that_goes_is_forgotten() {
        await().atMost(PATIENCE).until(() -> openStreams() == 0);
        var stream = EventStream.open(Customer.unheardOf().token(), null);
        await().atMost(PATIENCE).until(() -> openStreams() == 1);
        stream.close();
        await().atMost(PATIENCE).until(() -> openStreams() == 0);
    }

    private static double openStreams() {
        return io.restassured.RestAssured.given()
                .get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("olp_inbox_streams"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static List<String> points(List<String> messages) {
        return messages.stream()
                .map(each -> each.replaceAll(".*\"points\":(\\d+).*", "$1"))
                .toList();
    }
}
