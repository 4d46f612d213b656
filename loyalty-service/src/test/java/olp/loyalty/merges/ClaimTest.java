package olp.loyalty.merges;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import olp.loyalty.Owner;
import olp.platform.testing.Tokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ClaimTest extends MergesTest {
    @Test
    void what_a_bearer_card_has_comes_along() {
        earn(aiko.card(), 100);
        var card = bearer();
        earn(card, 50);
        post(shop, purchase(card, 700)).statusCode(201);
        var hold = hold(card, 20);

        claim(aiko.id(), card).statusCode(200).body("number", equalTo(card)).body("state", equalTo("ACTIVE"));

        for (var number : List.of(card, aiko.card())) {
            balance(number)
                    .body("points.active", equalTo(130))
                    .body("points.pending", equalTo(7))
                    .body("points.held", equalTo(20))
                    .body("points.lifetime", equalTo(157));
        }
        as(OPERATOR)
                .get("/v1/cards/" + card + "/entries")
                .then()
                .body("items.findAll { it.kind == 'MERGED_IN' }.points", containsInAnyOrder(30, 7, 20))
                .body("items.findAll { it.kind == 'MERGED_OUT' }.points", containsInAnyOrder(-30, -7, -20))
                .body("items.kind", hasItems("EARNED"));
        as(Tokens.terminal(shop))
                .body(Map.of("id", UUID.randomUUID(), "points", 15))
                .post("/v1/holds/" + hold + "/capture")
                .then()
                .statusCode(200)
                .body("captured", equalTo(15));
        balance(card).body("points.active", equalTo(135)).body("points.held", equalTo(0));
        as(Tokens.member(aiko.id()))
                .get("/v1/members/" + aiko.id())
                .then()
                .body("cards.number", containsInAnyOrder(aiko.card(), card));
        theLedgerBalances();
    }

    /** A member that has no card yet: enrolling gives one, so this is how members come from elsewhere. */
    @Test
    void what_had_lapsed_on_a_bearer_card_stays_lapsed_when_it_becomes_a_member_s_first() {
        Owner.change("update card set member = null where member = ?", aiko.id());
        var card = bearer();
        earn(card, 30);
        Owner.lapse(Map.of("id", earn(card, 100)));
        claim(aiko.id(), card).statusCode(200);
        balance(card).body("points.active", equalTo(30));
        as(OPERATOR)
                .get("/v1/cards/" + card + "/entries")
                .then()
                .body("items.findAll { it.kind == 'EXPIRED' }.points", contains(-100));
        balance(card).body("expiryNotice", equalTo("REQUIRED"));
        theLedgerBalances();
    }

    @Test
    void a_claimed_card_is_not_found_by_others_and_a_second_claim_is_in_conflict() {
        var card = bearer();
        var other = member();
        var first = Map.<String, Object>of("id", UUID.randomUUID(), "number", card);
        claim(aiko.id(), first).statusCode(200);
        claim(aiko.id(), first).statusCode(200).header("Idempotent-Replayed", "true");
        claim(aiko.id(), Map.of("id", first.get("id"), "number", bearer()))
                .statusCode(422)
                .body("type", equalTo("urn:problem:id-reused"));
        claim(aiko.id(), card).statusCode(409).body("type", equalTo("urn:problem:already-claimed"));
        claim(aiko.id(), aiko.card()).statusCode(409);
        claim(other.id(), card).statusCode(404);
        claim(other.id(), aiko.card()).statusCode(404);
        as(Tokens.member(other.id()))
                .body(Map.of("id", UUID.randomUUID(), "number", bearer()))
                .post("/v1/members/" + aiko.id() + "/cards")
                .then()
                .statusCode(404);
        claim(aiko.id(), Map.of("id", UUID.randomUUID(), "number", "9904171358202917"))
                .statusCode(400)
                .body("violations.field", contains("number"));
        as(OPERATOR)
                .body(Map.of("id", UUID.randomUUID(), "number", bearer()))
                .post("/v1/members/" + aiko.id() + "/cards")
                .then()
                .statusCode(200);
    }

    @Test
    void a_blocked_bearer_card_is_not_claimed() {
        var card = bearer();
        as(OPERATOR)
                .body(Map.of("id", UUID.randomUUID()))
                .post("/v1/cards/" + card + "/block")
                .then()
                .statusCode(200);
        claim(aiko.id(), card).statusCode(409).body("type", equalTo("urn:problem:card-blocked"));
    }

    @Test
    void a_purchase_before_the_claim_is_returned_after_it() {
        var card = bearer();
        var purchase = earn(card, 50);
        claim(aiko.id(), card).statusCode(200);
        as(Tokens.terminal(shop))
                .body(Map.of("id", UUID.randomUUID(), "all", true))
                .post("/v1/purchases/" + purchase + "/returns")
                .then()
                .statusCode(201)
                .body("points.reversed", equalTo(50))
                .body("points.shortfall", equalTo(0));
        balance(aiko.card()).body("points.active", equalTo(0));
        theLedgerBalances();
    }

    @Test
    void of_two_who_claim_a_card_while_it_buys_one_wins_and_nothing_is_lost() throws Exception {
        for (int round = 0; round < 5; round++) {
            var card = bearer();
            var one = member();
            var two = member();
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                var body = purchase(card, 1000);
                calls.add(() -> post(shop, body).extract().statusCode());
                var own = purchase(i % 2 == 0 ? one.card() : two.card(), 100);
                calls.add(() -> post(shop, own).extract().statusCode());
            }
            calls.add(20, () -> claim(one.id(), card).extract().statusCode());
            calls.add(21, () -> claim(two.id(), card).extract().statusCode());
            List<Integer> statuses = new ArrayList<>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var each : threads.invokeAll(calls)) {
                    statuses.add(each.get());
                }
            }
            assertEquals(80, statuses.stream().filter(each -> each == 201).count());
            assertEquals(1, statuses.stream().filter(each -> each == 200).count());
            assertEquals(1, statuses.stream().filter(each -> each == 404).count());
            var pending = Stream.of(one, two)
                    .map(each -> balance(each.card()).extract().<Integer>path("points.pending"))
                    .sorted()
                    .toList();
            assertEquals(List.of(20, 420), pending);
            balance(card).body("points.pending", equalTo(420));
        }
        theLedgerBalances();
    }

    @Test
    void a_member_that_there_is_not_claims_nothing() {
        as(OPERATOR)
                .body(Map.of("id", UUID.randomUUID(), "number", bearer()))
                .post("/v1/members/" + UUID.randomUUID() + "/cards")
                .then()
                .statusCode(404);
        claim(aiko.id(), Map.of("id", UUID.randomUUID())).statusCode(400).body("violations.field", hasItem("number"));
    }
}
