package olp.notification.inbox;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import olp.notification.NotificationTest;
import org.junit.jupiter.api.Test;

/** What a member does with the messages. */
@QuarkusTest
class InboxTest extends NotificationTest {
    @Test
    void pages_follow_one_another_from_the_newest_to_the_oldest() {
        var aiko = withMessages(5);
        var first = as(aiko.token()).get("/v1/inbox?limit=2").then().statusCode(200);
        first.body("items.about.points", contains(5, 4)).body("next", notNullValue());
        tellPoints(aiko, partner("Another"), 6);
        inboxOf(6, aiko);

        var second = next(aiko, first).body("items.about.points", contains(3, 2));
        next(aiko, second).body("items.about.points", contains(1)).body("next", equalTo(null));
    }

    private static ValidatableResponse next(Customer customer, ValidatableResponse page) {
        String cursor = page.extract().path("next");
        return as(customer.token())
                .get("/v1/inbox?limit=2&cursor=" + cursor)
                .then()
                .statusCode(200);
    }

    @Test
    void a_limit_or_a_cursor_that_is_none_is_refused_by_name() {
        var aiko = Customer.unheardOf();
        for (var query : new String[] {"limit=0", "limit=201", "limit=x", "cursor=!", "cursor=YWJj"}) {
            as(aiko.token())
                    .get("/v1/inbox?" + query)
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo(query.substring(0, query.indexOf('='))));
        }
    }

    @Test
    void a_message_is_read_once_and_stays_read() {
        var aiko = withMessages(2);
        var message = newest(aiko);
        var request = UUID.randomUUID();
        read(aiko, message, request)
                .statusCode(200)
                .body("id", equalTo(message.toString()))
                .body("read", equalTo(true));
        inbox(aiko).body("items.read", contains(true, false));

        read(aiko, message, request).statusCode(200).header("Idempotent-Replayed", "true");
        read(aiko, message, UUID.randomUUID()).statusCode(200).header("Idempotent-Replayed", equalTo(null));
        inbox(aiko).body("items.read", contains(true, false));
    }

    @Test
    void the_same_request_id_for_another_message_is_refused() {
        var aiko = withMessages(2);
        String older = inbox(aiko).extract().path("items[1].id");
        var request = UUID.randomUUID();
        read(aiko, newest(aiko), request).statusCode(200);
        read(aiko, UUID.fromString(older), request).statusCode(422).body("type", equalTo("urn:problem:id-reused"));
        inbox(aiko).body("items.read", contains(true, false));
    }

    @Test
    void another_members_message_is_not_found_and_stays_unread() {
        var aiko = withMessages(1);
        var ben = withMessages(1);
        var request = UUID.randomUUID();
        read(ben, newest(aiko), request).statusCode(404).body("type", equalTo("urn:problem:not-found"));
        inbox(aiko).body("items.read", contains(false));
        inbox(ben).body("items", hasSize(1)).body("items.read", contains(false));
        // A refused request leaves nothing behind: its id is free.
        read(ben, newest(ben), request).statusCode(200);
    }

    @Test
    void what_is_wrong_with_a_reading_is_named() {
        var aiko = withMessages(1);
        var path = "/v1/inbox/" + newest(aiko) + "/read";
        as(aiko.token()).body("{}").post(path).then().statusCode(400).body("violations.field", hasItem("id"));
        as(aiko.token())
                .body("{\"id\":\"x\"}")
                .post(path)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("id"));
        as(aiko.token())
                .body(Map.of("id", UUID.randomUUID(), "raed", true))
                .post(path)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("raed"));
        as(aiko.token()).post(path).then().statusCode(400);
        as(aiko.token())
                .body(Map.of("id", UUID.randomUUID()))
                .post("/v1/inbox/17/read")
                .then()
                .statusCode(400);
    }

    private static Customer withMessages(int messages) {
        var customer = customer();
        var gym = partner("Gym");
        for (int i = 1; i <= messages; i++) {
            tellPoints(customer, gym, i);
        }
        inboxOf(messages, customer);
        return customer;
    }

    private static UUID newest(Customer customer) {
        String id = inbox(customer).extract().path("items[0].id");
        return UUID.fromString(id);
    }

    private static ValidatableResponse read(Customer customer, UUID message, UUID request) {
        return as(customer.token())
                .body(Map.of("id", request))
                .post("/v1/inbox/" + message + "/read")
                .then();
    }
}
