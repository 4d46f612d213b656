package olp.loyalty.purchases;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.loyalty.LoyaltyTest;
import olp.loyalty.Owner;
import olp.platform.testing.Tokens;
import org.junit.jupiter.api.Test;

/** A purchase that happened is kept, and what was not in order with it is said. */
@QuarkusTest
class JournalConflictTest extends LoyaltyTest {
    @Test
    void of_a_hold_that_has_expired_what_is_there_is_taken_and_the_rest_is_the_partners() throws Exception {
        post(shop, earlier(aiko.card(), 1000)).statusCode(201);
        var id = held(shop, aiko.card(), 8);
        Owner.endHold(id);
        held(shop, aiko.card(), 5);
        var purchase = paidWith(purchase(aiko.card(), 8), points(id));
        post(shop, purchase).statusCode(409);

        var answer = journal(shop, purchase);
        assertEquals(201, answer.getInt("status"));
        assertEquals(List.of("HOLD_ENDED"), answer.getList("flags"));
        assertEquals(3, answer.getInt("shortfall.points"));
        balance(aiko.card()).body("points.active", equalTo(0)).body("points.held", equalTo(5));
        // Only what was taken of the card comes back to it.
        giveBack(shop, purchase).statusCode(201).body("refund.points", equalTo(5));
        theLedgerBalances();
    }

    @Test
    void of_a_hold_that_has_expired_all_is_taken_if_all_is_there() throws Exception {
        post(shop, earlier(aiko.card(), 1000)).statusCode(201);
        var id = held(shop, aiko.card(), 8);
        Owner.endHold(id);
        var answer = journal(shop, paidWith(purchase(aiko.card(), 8), points(id)));
        assertEquals(201, answer.getInt("status"));
        assertNull(answer.get("shortfall"));
        balance(aiko.card()).body("points.active", equalTo(2));
    }

    @Test
    void a_hold_that_was_let_go_is_flagged_too() throws Exception {
        post(shop, earlier(aiko.card(), 1000)).statusCode(201);
        var id = held(shop, aiko.card(), 8);
        as(Tokens.terminal(shop))
                .body(Map.of("id", UUID.randomUUID()))
                .post("/v1/holds/" + id + "/void")
                .then()
                .statusCode(200);
        var answer = journal(shop, paidWith(purchase(aiko.card(), 8), points(id)));
        assertEquals(List.of("HOLD_ENDED"), answer.getList("flags"));
        balance(aiko.card()).body("points.active", equalTo(2));
    }

    @Test
    void a_hold_that_another_purchase_has_spent_is_not_spent_again() throws Exception {
        post(shop, earlier(aiko.card(), 1000)).statusCode(201);
        var id = held(shop, aiko.card(), 8);
        post(shop, paidWith(purchase(aiko.card(), 8), points(id))).statusCode(201);
        var answer = journal(shop, paidWith(purchase(aiko.card(), 8), points(id)));
        assertEquals(8, answer.getInt("shortfall.points"));
        balance(aiko.card()).body("points.active", equalTo(2));
        theLedgerBalances();
    }

    @Test
    void points_that_are_worth_nothing_are_taken_from_as_many_lots_as_it_takes() {
        fiveLots();
        programme(Map.of("pointValue", 0), () -> {
            var id = held(shop, aiko.card(), 5);
            Owner.endHold(id);
            // Its lots are spent meanwhile; there are others.
            post(shop, paidWith(free(), points(held(shop, aiko.card(), 5)))).statusCode(201);
            fiveLots();
            var answer = journalled(paidWith(free(), points(id)));
            assertEquals(201, answer.getInt("status"));
            assertNull(answer.get("shortfall"));
        });
        balance(aiko.card()).body("points.active", equalTo(0));
        theLedgerBalances();
    }

    private void fiveLots() {
        for (int i = 0; i < 5; i++) {
            post(shop, earlier(aiko.card(), 100)).statusCode(201);
        }
    }

    private Map<String, Object> free() {
        var purchase = purchase(aiko.card(), 0);
        purchase.put("occurredAt", Instant.now().toString());
        return purchase;
    }

    private JsonPath journalled(Map<String, Object> purchase) {
        try {
            return journal(shop, purchase);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_blocked_cards_purchase_is_kept_without_points() throws Exception {
        Owner.change("update card set state = 'BLOCKED' where number = ?", aiko.card());
        var purchase = purchase(aiko.card(), 1000);
        post(shop, purchase).statusCode(409).body("type", equalTo("urn:problem:card-blocked"));
        var answer = journal(shop, purchase);
        assertEquals(201, answer.getInt("status"));
        assertEquals(List.of("CARD_BLOCKED"), answer.getList("flags"));
        assertEquals(0, answer.getInt("points.earned"));
        giveBack(shop, purchase)
                .statusCode(201)
                .body("refund.money", equalTo(1000))
                .body("points.reversed", equalTo(0));
    }

    @Test
    void a_discount_above_the_ceiling_is_refused_at_the_till_and_flagged_in_a_journal() throws Exception {
        var purchase = purchase(aiko.card(), 1000 + 699);
        purchase.put("lines", lines(line(1, 1, 1000, 0), line(2, 1, 1000, 301)));
        post(shop, purchase)
                .statusCode(400)
                .body("violations.field", contains("lines[1].discount"))
                .body("violations[0].message", containsString("at most 300, 30 % of 1000"));
        var answer = journal(shop, purchase);
        assertEquals(201, answer.getInt("status"));
        assertEquals(List.of("DISCOUNT_ABOVE_CEILING"), answer.getList("flags"));
        assertEquals(16, answer.getInt("points.earned"));
    }

    @Test
    void the_ceiling_is_that_of_when_it_was_bought() throws Exception {
        var before = purchase(aiko.card(), 800);
        before.put("occurredAt", Instant.now().minusSeconds(60).toString());
        before.put("lines", lines(line(1, 1, 1000, 200)));
        programme(Map.of("maxDiscountPercent", "10"), () -> {
            var now = purchase(aiko.card(), 800);
            now.put("occurredAt", Instant.now().toString());
            now.put("lines", lines(line(1, 1, 1000, 200)));
            post(shop, now).statusCode(400).body("violations.field", contains("lines[0].discount"));
            post(shop, before).statusCode(201);
        });
    }
}
