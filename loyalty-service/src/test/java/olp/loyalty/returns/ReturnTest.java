package olp.loyalty.returns;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.loyalty.LoyaltyTest;
import olp.loyalty.Owner;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReturnTest extends LoyaltyTest {
    @Test
    void parallel_returns_of_a_purchase_never_exceed_it() {
        var purchase = purchase(aiko.card(), 1000);
        purchase.put("lines", lines(line(1, 10, 100, 0)));
        post(shop, purchase).statusCode(201);
        assertEquals(
                Map.of(201, 10L, 409, 10L),
                atOnce(20, i -> giveBack(shop, purchase, some(1)).extract().statusCode()));
        balance(aiko.card()).body("points.pending", equalTo(0)).body("points.active", equalTo(0));
        giveBack(shop, purchase).statusCode(409).body("type", equalTo("urn:problem:nothing-left"));
        theLedgerBalances();
    }

    @Test
    void a_return_that_is_sent_20_times_at_once_is_recorded_once() {
        var purchase = purchase(aiko.card(), 1000);
        post(shop, purchase).statusCode(201);
        Map<String, Object> body = Map.of("id", UUID.randomUUID(), "all", true);
        assertEquals(
                Map.of(200, 19L, 201, 1L),
                atOnce(20, i -> giveBack(shop, purchase, body).extract().statusCode()));
    }

    @Test
    void an_id_is_of_one_return_of_one_purchase_at_one_partner() {
        var purchase = purchase(aiko.card(), 1000);
        purchase.put("lines", lines(line(1, 10, 100, 0)));
        post(shop, purchase).statusCode(201);
        var body = some(2);
        String first = giveBack(shop, purchase, body).statusCode(201).extract().asString();
        String again = giveBack(shop, purchase, body)
                .statusCode(200)
                .header("Idempotent-Replayed", "true")
                .extract()
                .asString();
        assertEquals(first, again);

        var other = new HashMap<>(body);
        other.put("lines", List.of(Map.of("line", 1, "quantity", 3)));
        giveBack(shop, purchase, other).statusCode(422).body("type", equalTo("urn:problem:id-reused"));
        var elsewhere = purchase(aiko.card(), 1000);
        post(shop, elsewhere).statusCode(201);
        giveBack(shop, elsewhere, body).statusCode(422);
        var competitor = partner();
        giveBack(competitor, purchase, some(1)).statusCode(404);
        var theirs = purchase(aiko.card(), 1000);
        post(competitor, theirs).statusCode(201);
        giveBack(competitor, theirs, body).statusCode(409).body("type", equalTo("urn:problem:id-taken"));
    }

    @Test
    void what_makes_no_sense_is_named() {
        var purchase = purchase(aiko.card(), 1000);
        purchase.put("lines", lines(line(1, 10, 100, 0)));
        post(shop, purchase).statusCode(201);
        giveBack(shop, purchase, some(11)).statusCode(409).body("left", equalTo(10));
        giveBack(shop, purchase, some(0)).statusCode(400);
        giveBack(shop, purchase, Map.of("id", UUID.randomUUID())).statusCode(400);
        giveBack(shop, purchase, Map.of("id", UUID.randomUUID(), "lines", List.of(Map.of("line", 2, "quantity", 1))))
                .statusCode(400)
                .body("violations[0].field", equalTo("lines[0].line"));
        giveBack(
                        shop,
                        purchase,
                        Map.of(
                                "id",
                                UUID.randomUUID(),
                                "all",
                                true,
                                "occurredAt",
                                Instant.now().plusSeconds(900).toString()))
                .statusCode(400)
                .body("violations[0].field", equalTo("occurredAt"));
        giveBack(shop, purchase(aiko.card(), 1)).statusCode(404);
    }

    @Test
    void points_that_were_spent_meanwhile_are_a_shortfall_of_the_partner() {
        var purchase = earlier(aiko.card(), 1000);
        post(shop, purchase).statusCode(201);
        var free = paidWith(purchase(aiko.card(), 7), points(held(shop, aiko.card(), 7)));
        post(shop, free).statusCode(201);
        giveBack(shop, purchase)
                .statusCode(201)
                .body("points.reversed", equalTo(3))
                .body("points.shortfall", equalTo(7));
        balance(aiko.card()).body("points.active", equalTo(0));
        // What was paid with those points comes back all the same.
        giveBack(shop, free).statusCode(201).body("refund.points", equalTo(7)).body("refund.money", equalTo(0));
        balance(aiko.card()).body("points.active", equalTo(7));
        theLedgerBalances();
    }

    @Test
    void a_purchase_says_who_had_issued_the_points_that_paid_for_it() {
        var issuer = partner();
        post(issuer, earlier(aiko.card(), 1000)).statusCode(201);
        var paid = paidWith(purchase(aiko.card(), 7), points(held(shop, aiko.card(), 7)));
        post(shop, paid).statusCode(201);
        as(OPERATOR)
                .get("/v1/purchases/" + paid.get("id"))
                .then()
                .statusCode(200)
                .body("tender[0].lots[0].issuer", equalTo(issuer.toString()))
                .body("tender[0].lots[0].points", equalTo(7));
    }

    @Test
    void what_was_spent_of_a_lot_that_stayed_with_another_account_comes_back() {
        var purchase = earlier(aiko.card(), 1000);
        post(shop, purchase).statusCode(201);
        var paid = paidWith(purchase(aiko.card(), 10), points(held(shop, aiko.card(), 10)));
        post(shop, paid).statusCode(201);
        // As a merger leaves it, which moves only what has something left.
        var lot = UUID.fromString(purchase.get("id").toString());
        assertEquals(1, Owner.change("update ledger_lot set account = gen_random_uuid() where cause = ?", lot));
        giveBack(shop, paid).statusCode(201).body("refund.points", equalTo(10));
        balance(aiko.card()).body("points.active", equalTo(10));
        theLedgerBalances();
    }

    @Test
    void where_the_programme_allows_it_what_is_missing_is_owed_and_paid_back_by_later_earnings() {
        programme(Map.of("returns", "ALLOW_NEGATIVE", "pendingDays", 0), () -> {
            var purchase = now(1000);
            post(shop, purchase).statusCode(201).body("balance.active", equalTo(10));
            post(shop, paidWith(now(7), points(held(shop, aiko.card(), 7)))).statusCode(201);
            giveBack(shop, purchase)
                    .statusCode(201)
                    .body("points.reversed", equalTo(10))
                    .body("points.shortfall", equalTo(0));
            balance(aiko.card()).body("points.active", equalTo(-7));
            hold(shop, aiko.card(), 1).statusCode(409).body("available", equalTo(-7));
            post(shop, now(500)).statusCode(201).body("balance.active", equalTo(-2));
            post(shop, now(500)).statusCode(201).body("balance.active", equalTo(3));
            theLedgerBalances();
        });
    }

    @Test
    void points_of_a_lot_that_has_lapsed_come_back_for_a_month() {
        var card = bearerCard();
        var purchase = earlier(card, 1000);
        post(shop, purchase).statusCode(201);
        var paid = paidWith(purchase(card, 6), points(held(shop, card, 6)));
        post(shop, paid).statusCode(201);
        Owner.lapse(purchase);
        balance(card).body("points.active", equalTo(0));
        giveBack(shop, paid).statusCode(201).body("refund.points", equalTo(6));
        balance(card).body("points.active", equalTo(6));
        // Of the 10 that it gave, 4 lapsed; what came back is taken.
        giveBack(shop, purchase)
                .statusCode(201)
                .body("points.reversed", equalTo(6))
                .body("points.shortfall", equalTo(4));
        theLedgerBalances();
    }

    private Map<String, Object> now(long total) {
        var purchase = purchase(aiko.card(), total);
        purchase.put("occurredAt", Instant.now().toString());
        return purchase;
    }

    private static Map<String, Object> some(int quantity) {
        return Map.of("id", UUID.randomUUID(), "lines", List.of(Map.of("line", 1, "quantity", quantity)));
    }
}
