package olp.loyalty.holds;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import olp.loyalty.LoyaltyTest;
import olp.loyalty.Owner;
import olp.platform.testing.Tokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HoldRaceTest extends LoyaltyTest {
    @Test
    void of_20_holds_of_all_points_at_once_one_wins() {
        post(shop, earlier(aiko.card(), 10_000)).statusCode(201);
        assertEquals(
                Map.of(201, 1L, 409, 19L),
                atOnce(20, i -> hold(shop, aiko.card(), 100).extract().statusCode()));
        balance(aiko.card()).body("points.active", equalTo(0)).body("points.held", equalTo(100));
        theLedgerBalances();
    }

    @Test
    void of_20_tills_that_spend_100_points_a_hundred_are_spent() {
        post(shop, earlier(aiko.card(), 10_000)).statusCode(201);
        var spent = atOnce(20, i -> {
            var till = hold(shop, aiko.card(), 100);
            if (till.extract().statusCode() != 201) {
                return 0;
            }
            var id = till.extract().<String>path("id");
            return end(id, "capture", UUID.randomUUID());
        });
        assertEquals(Map.of(0, 19L, 200, 1L), spent);
        balance(aiko.card()).body("points.active", equalTo(0)).body("points.held", equalTo(0));
        theLedgerBalances();
    }

    @Test
    void of_20_captures_of_a_hold_one_wins_and_the_same_one_repeated_is_answered_again() {
        post(shop, earlier(aiko.card(), 10_000)).statusCode(201);
        var id = held(shop, aiko.card(), 60);
        assertEquals(Map.of(200, 1L, 409, 19L), atOnce(20, i -> end(id, "capture", UUID.randomUUID())));
        balance(aiko.card()).body("points.active", equalTo(40));

        var other = held(shop, aiko.card(), 40);
        var request = UUID.randomUUID();
        assertEquals(Map.of(200, 20L), atOnce(20, i -> end(other, "capture", request)));
        balance(aiko.card()).body("points.active", equalTo(0));
        theLedgerBalances();
    }

    @Test
    void a_hold_is_captured_or_let_go_but_not_both() {
        post(shop, earlier(aiko.card(), 10_000)).statusCode(201);
        var id = held(shop, aiko.card(), 100);
        var ends = atOnce(20, i -> end(id, i % 2 == 0 ? "capture" : "void", UUID.randomUUID()));
        assertEquals(Map.of(200, 1L, 409, 19L), ends);
        theLedgerBalances();
    }

    @Test
    void one_hold_pays_for_one_purchase() {
        post(shop, earlier(aiko.card(), 10_000)).statusCode(201);
        var id = held(shop, aiko.card(), 100);
        assertEquals(
                Map.of(201, 1L, 409, 19L),
                atOnce(
                        20,
                        i -> post(shop, paidWith(purchase(aiko.card(), 100), points(id)))
                                .extract()
                                .statusCode()));
        balance(aiko.card()).body("points.active", equalTo(0)).body("points.held", equalTo(0));
        theLedgerBalances();
    }

    @Test
    void an_id_belongs_to_whoever_used_it_first() {
        post(shop, earlier(aiko.card(), 10_000)).statusCode(201);
        var other = partner();
        for (int round = 0; round < 5; round++) {
            Map<String, Object> body =
                    Map.of("id", UUID.randomUUID(), "card", aiko.card(), "points", 5, "ttlSeconds", 600);
            assertEquals(
                    Map.of(201, 1L, 409, 1L),
                    atOnce(
                            2,
                            i -> as(Tokens.terminal(i == 0 ? shop : other))
                                    .body(body)
                                    .post("/v1/holds")
                                    .statusCode()));
        }
        theLedgerBalances();
    }

    @Test
    void somebody_elses_hold_is_not_there() {
        post(shop, earlier(aiko.card(), 10_000)).statusCode(201);
        var other = partner();
        var id = held(shop, aiko.card(), 100);
        as(Tokens.terminal(other)).get("/v1/holds/" + id).then().statusCode(404);
        as(Tokens.terminal(other))
                .body(Map.of("id", UUID.randomUUID()))
                .post("/v1/holds/" + id + "/void")
                .then()
                .statusCode(404);
        post(other, paidWith(purchase(aiko.card(), 100), points(id))).statusCode(404);
        post(shop, paidWith(purchase(member().card(), 100), points(id))).statusCode(404);
        balance(aiko.card()).body("points.held", equalTo(100));
    }

    @Test
    void a_hold_ends_at_its_time_for_everybody_at_once() {
        post(shop, earlier(aiko.card(), 10_000)).statusCode(201);
        var id = held(shop, aiko.card(), 100);
        Owner.endHold(id);
        balance(aiko.card()).body("points.active", equalTo(100)).body("points.held", equalTo(0));
        as(Tokens.terminal(shop)).get("/v1/holds/" + id).then().body("state", equalTo("EXPIRED"));
        assertEquals(409, end(id, "capture", UUID.randomUUID()));
        post(shop, paidWith(purchase(aiko.card(), 100), points(id)))
                .statusCode(409)
                .body("type", equalTo("urn:problem:hold-expired"));
        held(shop, aiko.card(), 100);
        theLedgerBalances();
    }

    @Test
    void a_lot_that_has_just_lapsed_does_not_stand_in_the_way_of_the_next() {
        var card = bearerCard();
        var first = earlier(card, 500);
        post(shop, first).statusCode(201);
        post(shop, earlier(card, 700)).statusCode(201).body("balance.active", equalTo(12));
        Owner.lapse(first);
        balance(card).body("points.active", equalTo(7));
        held(shop, card, 1);
        balance(card).body("points.active", equalTo(6)).body("points.held", equalTo(1));
        theLedgerBalances();
    }

    private int end(String hold, String how, UUID id) {
        return as(Tokens.terminal(shop))
                .body(Map.of("id", id))
                .post("/v1/holds/" + hold + "/" + how)
                .statusCode();
    }
}
