package olp.loyalty.merges;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.platform.testing.Tokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MergeTest extends MergesTest {
    @Test
    void a_merge_and_its_undoing_leave_each_with_what_is_its_own() {
        var ken = member();
        earn(aiko.card(), 100);
        var kens = bearer();
        earn(kens, 30);
        claim(ken.id(), kens).statusCode(200);
        earn(ken.card(), 200);
        post(shop, purchase(ken.card(), 900)).statusCode(201);

        var merge = merge(aiko.id(), ken.id()).statusCode(200).body("accounts.size()", equalTo(2));
        String id = merge.extract().path("id");
        for (var card : List.of(aiko.card(), ken.card(), kens)) {
            balance(card)
                    .body("points.active", equalTo(330))
                    .body("points.pending", equalTo(9))
                    .body("points.lifetime", equalTo(339));
        }
        profile(aiko.id()).statusCode(200).body("cards.number", containsInAnyOrder(aiko.card(), ken.card(), kens));
        profile(ken.id()).statusCode(404).body("mergedInto", equalTo(aiko.id().toString()));

        // Bought by both while they are one.
        earn(ken.card(), 5);
        earn(aiko.card(), 7);
        post(shop, purchase(kens, 300)).statusCode(201);

        undo(id).statusCode(200).body("state", equalTo("UNDONE"));
        balance(aiko.card())
                .body("points.active", equalTo(107))
                .body("points.pending", equalTo(0))
                .body("points.lifetime", equalTo(107));
        for (var card : List.of(ken.card(), kens)) {
            balance(card)
                    .body("points.active", equalTo(235))
                    .body("points.pending", equalTo(12))
                    .body("points.lifetime", equalTo(247));
        }
        profile(ken.id()).statusCode(200).body("cards.number", containsInAnyOrder(ken.card(), kens));
        profile(aiko.id()).body("cards.number", contains(aiko.card()));
        undo(id).statusCode(409).body("type", equalTo("urn:problem:already-undone"));
        theLedgerBalances();
    }

    @Test
    void what_was_spent_while_they_were_one_is_returned_to_who_spent_it() {
        var ken = member();
        earn(ken.card(), 50);
        earn(aiko.card(), 20);
        String id = merge(aiko.id(), ken.id()).statusCode(200).extract().path("id");
        var hold = hold(aiko.card(), 60);
        undo(id).statusCode(409).body("type", equalTo("urn:problem:holds-open")).body("until", notNullValue());
        var purchase = purchase(aiko.card(), 60);
        purchase.put("lines", lines(line(1, 1, 60, 0)));
        purchase.put("tender", List.of(Map.of("kind", "POINTS", "hold", hold)));
        post(shop, purchase).statusCode(201);
        undo(id).statusCode(200);
        as(Tokens.terminal(shop))
                .body(Map.of("id", UUID.randomUUID(), "all", true))
                .post("/v1/purchases/" + purchase.get("id") + "/returns")
                .then()
                .statusCode(201)
                .body("refund.points", equalTo(60));
        int aikos = balance(aiko.card()).extract().path("points.active");
        balance(ken.card()).body("points.active", equalTo(70 - aikos));
        theLedgerBalances();
    }

    @Test
    void holds_go_with_the_card_that_they_were_made_with() {
        var ken = member();
        earn(ken.card(), 50);
        String id = merge(aiko.id(), ken.id()).statusCode(200).extract().path("id");
        earn(aiko.card(), 20);
        var kens = hold(ken.card(), 50);
        var aikos = hold(aiko.card(), 20);

        undo(id).statusCode(200);
        balance(ken.card()).body("points.held", equalTo(50)).body("points.active", equalTo(0));
        balance(aiko.card()).body("points.held", equalTo(20)).body("points.active", equalTo(0));
        post(shop, paidWith(purchase(ken.card(), 50), points(kens))).statusCode(201);
        post(shop, paidWith(purchase(aiko.card(), 20), points(kens))).statusCode(404);
        as(Tokens.terminal(shop))
                .body(Map.of("id", UUID.randomUUID()))
                .post("/v1/holds/" + aikos + "/void")
                .then()
                .statusCode(200);
        balance(ken.card()).body("points.held", equalTo(0)).body("points.active", equalTo(0));
        balance(aiko.card()).body("points.held", equalTo(0)).body("points.active", equalTo(20));
        theLedgerBalances();
    }

    @Test
    void of_a_debt_that_came_with_a_member_what_is_not_paid_goes_back() {
        programme(Map.of("returns", "ALLOW_NEGATIVE", "pendingDays", 0), () -> {
            var ken = member();
            var bought = now(ken.card(), 1000);
            post(shop, bought).statusCode(201);
            post(shop, paidWith(now(ken.card(), 7), points(hold(ken.card(), 7))))
                    .statusCode(201);
            giveBack(shop, bought).statusCode(201);
            balance(ken.card()).body("points.active", equalTo(-7));
            post(shop, now(aiko.card(), 300)).statusCode(201);

            String id = merge(aiko.id(), ken.id()).statusCode(200).extract().path("id");
            balance(aiko.card()).body("points.active", equalTo(-4));
            post(shop, now(aiko.card(), 100)).statusCode(201).body("balance.active", equalTo(-3));
            undo(id).statusCode(200);

            balance(ken.card()).body("points.active", equalTo(-3)).body("points.lifetime", equalTo(10));
            balance(aiko.card()).body("points.active", equalTo(0)).body("points.lifetime", equalTo(4));
            post(shop, now(ken.card(), 500)).statusCode(201).body("balance.active", equalTo(2));
            theLedgerBalances();
        });
    }

    @Test
    void merges_are_undone_in_the_order_against_which_they_were_made() {
        var ken = member();
        var eva = member();
        earn(ken.card(), 10);
        earn(eva.card(), 1);
        String first = merge(aiko.id(), ken.id()).extract().path("id");
        String second = merge(eva.id(), aiko.id()).extract().path("id");
        balance(ken.card()).body("points.active", equalTo(11));
        undo(first)
                .statusCode(409)
                .body("type", equalTo("urn:problem:merged-again"))
                .body("merge", equalTo(second));
        undo(second).statusCode(200);
        undo(first).statusCode(200);
        balance(ken.card()).body("points.active", equalTo(10));
        balance(eva.card()).body("points.active", equalTo(1));
        balance(aiko.card()).body("points.active", equalTo(0));
        theLedgerBalances();
    }

    @Test
    void a_merge_is_made_once() {
        var ken = member();
        var body = Map.<String, Object>of("id", UUID.randomUUID(), "from", ken.id());
        merge(aiko.id(), body).statusCode(200);
        merge(aiko.id(), body).statusCode(200).header("Idempotent-Replayed", "true");
        merge(aiko.id(), Map.of("id", body.get("id"), "from", member().id())).statusCode(422);
        merge(aiko.id(), ken.id())
                .statusCode(404)
                .body("mergedInto", equalTo(aiko.id().toString()));
        merge(aiko.id(), aiko.id()).statusCode(409);
        merge(aiko.id(), Map.of("id", UUID.randomUUID())).statusCode(400).body("violations.field", contains("from"));
        undo(UUID.randomUUID().toString()).statusCode(404);
    }

    private static Map<String, Object> now(String card, long total) {
        var purchase = purchase(card, total);
        purchase.put("occurredAt", Instant.now().toString());
        return purchase;
    }
}
