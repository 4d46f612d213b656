package olp.coalition.redemptions;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import olp.platform.testing.EventFiles;
import olp.platform.testing.Tokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EndRedemptionTest extends TillTest {
    @Test
    void a_capture_is_told_with_who_pays() {
        var id = authorised();
        step(id, "capture").statusCode(200).body("state", equalTo("CAPTURED"));
        var told = kafka.await(REDEMPTIONS, CAPTURED, each -> id.equals(subject(each)));
        assertEquals(aiko.account().toString(), told.key());
        assertEquals(List.of(), EventFiles.faults(CAPTURED, told.value()));
        assertEquals(
                EventFiles.example(
                        CAPTURED,
                        "id",
                        "\"" + id + "\"",
                        "offer",
                        "\"" + offer + "\"",
                        "account",
                        "\"" + aiko.account() + "\"",
                        "card",
                        "\"" + aiko.card() + "\"",
                        "partner",
                        "\"" + shoes + "\"",
                        "basket",
                        "12999",
                        "discount",
                        "1299",
                        "funding",
                        "[{\"partner\":\"" + shoes + "\",\"sharePercent\":\"100\"}]"),
                told.value());
    }

    @Test
    void a_capture_by_the_same_request_twice_is_one_and_by_another_is_too_late() {
        var id = authorised();
        var request = UUID.randomUUID();
        step(id, "capture", request).statusCode(200);
        step(id, "capture", request).statusCode(200).header("Idempotent-Replayed", "true");
        step(authorised(), "capture", request).statusCode(422);
        step(id, "capture")
                .statusCode(409)
                .body("type", equalTo("urn:problem:redemption-ended"))
                .body("state", equalTo("CAPTURED"));
        step(id, "void").statusCode(409);
        read(OPERATOR, id).statusCode(200).body("state", equalTo("CAPTURED"));
    }

    @Test
    void what_was_given_up_is_not_captured() {
        var id = authorised();
        step(id, "void").statusCode(200).body("state", equalTo("VOIDED"));
        step(id, "capture").statusCode(409).body("state", equalTo("VOIDED"));
        step(id, "void").statusCode(409);
    }

    @Test
    void after_its_time_it_has_expired() {
        var id = authorised();
        passItsTime(id);
        read(Tokens.terminal(shoes), id).statusCode(200).body("state", equalTo("EXPIRED"));
        step(id, "capture").statusCode(409).body("state", equalTo("EXPIRED"));
        step(id, "void").statusCode(409).body("state", equalTo("EXPIRED"));
    }

    @Test
    void a_change_of_the_offer_does_not_touch_what_was_promised() {
        var id = authorised();
        var changed = offer(shoes, gym);
        changed.put("id", offer.toString());
        changed.put("discount", Map.of("percent", "50"));
        changed.put(
                "funding",
                List.of(Map.of("partner", shoes, "sharePercent", "40"), Map.of("partner", gym, "sharePercent", "60")));
        put(changed).statusCode(200);
        step(id, "capture").statusCode(200).body("discount", equalTo(1_299));
        authorise(redemption(1_000)).statusCode(201).body("discount", equalTo(500));
    }

    @Test
    void of_many_captures_and_voids_at_once_one_wins() throws InterruptedException, ExecutionException {
        var id = authorised();
        try (var crowd = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> calls = IntStream.range(0, 16)
                    .<Callable<Integer>>mapToObj(i -> () ->
                            step(id, i % 4 == 0 ? "void" : "capture").extract().statusCode())
                    .toList();
            int won = 0;
            for (Future<Integer> each : crowd.invokeAll(calls)) {
                won += each.get() == 200 ? 1 : 0;
                assertEquals(true, List.of(200, 409).contains(each.get()));
            }
            assertEquals(1, won);
        }
    }

    @Test
    void it_is_read_by_its_till_its_member_and_the_operator_and_the_proof_by_its_till_alone() {
        var id = authorised();
        read(Tokens.terminal(shoes), id).statusCode(200).body("proof", notNullValue());
        read(Tokens.partner(shoes), id).statusCode(200).body("proof", notNullValue());
        read(Tokens.member(aiko.member()), id).statusCode(200).body("proof", nullValue());
        read(OPERATOR, id).statusCode(200).body("proof", nullValue());
        read(Tokens.member(UUID.randomUUID()), id).statusCode(404);
        read(Tokens.terminal(gym), id).statusCode(404);
        read(OPERATOR, UUID.randomUUID().toString()).statusCode(404);
        read(OPERATOR, "1").statusCode(400);
    }

    @Test
    void another_partner_neither_captures_nor_gives_up() {
        var id = authorised();
        for (var verb : List.of("capture", "void")) {
            as(Tokens.terminal(gym))
                    .body(Map.of("id", UUID.randomUUID()))
                    .post("/v1/redemptions/" + id + "/" + verb)
                    .then()
                    .statusCode(404);
        }
        step(id, "capture").statusCode(200);
    }
}
