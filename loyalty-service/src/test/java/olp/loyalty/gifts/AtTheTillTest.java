package olp.loyalty.gifts;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Purchases bring stamps and gifts, returns take them back: over HTTP. */
@QuarkusTest
class AtTheTillTest extends GiftsTest {
    @AfterEach
    void the_ledger_is_whole() {
        theLedgerBalances();
    }

    @Test
    void a_purchase_that_fills_a_stamp_card_says_what_it_gives() {
        var stamps = stampCard(2, Map.of("points", 50));
        post(shop, purchase(aiko.card(), 300))
                .statusCode(201)
                .body("stamps[0].stampCard", equalTo(stamps))
                .body("stamps[0].now", equalTo(1))
                .body("stamps[0].points", nullValue());
        post(shop, purchase(aiko.card(), 300))
                .statusCode(201)
                .body("stamps[0].now", equalTo(0))
                .body("stamps[0].gifts", equalTo(1))
                .body("stamps[0].points", equalTo(50))
                .body("points.earned", equalTo(3))
                .body("balance.active", equalTo(50));
        stamped(aiko.card(), stamps, 0, 1);
        balance(aiko.card()).body("points.active", equalTo(50)).body("points.pending", equalTo(6));
    }

    @Test
    void a_gift_can_be_a_voucher_that_the_till_prints() {
        var coffee = code("COFFEE");
        offer(reward(coffee, null)).statusCode(201);
        stampCard(1, Map.of("reward", coffee));
        String voucher = post(shop, purchase(aiko.card(), 300))
                .statusCode(201)
                .body("stamps[0].vouchers[0].reward", equalTo(coffee))
                .extract()
                .path("stamps[0].vouchers[0].code");
        redeem(shop, voucher).statusCode(200);
    }

    @Test
    void a_retried_purchase_is_stamped_once_and_answered_the_same() {
        var stamps = stampCard(10, Map.of("points", 50));
        var purchase = purchase(aiko.card(), 300);
        var first = post(shop, purchase).statusCode(201).extract().jsonPath().getList("stamps");
        var again = post(shop, purchase).statusCode(200).extract().jsonPath().getList("stamps");
        assertEquals(first, again);
        stamped(aiko.card(), stamps, 1, 0);
    }

    @Test
    void no_stamp_is_lost_when_a_family_buys_at_once() {
        var stamps = stampCard(3, Map.of("points", 10));
        var answers =
                atOnce(20, i -> post(shop, purchase(aiko.card(), 300)).extract().statusCode());
        assertEquals(Map.of(201, 20L), answers);
        stamped(aiko.card(), stamps, 2, 6);
        balance(aiko.card()).body("points.active", equalTo(60));
    }

    @Test
    void a_blocked_card_in_a_journal_is_not_stamped() throws JsonProcessingException {
        stampCard(10, Map.of("points", 50));
        as(OPERATOR)
                .body(Map.of("id", UUID.randomUUID()))
                .post("/v1/cards/" + aiko.card() + "/block")
                .then()
                .statusCode(200);
        var answer = journal(shop, purchase(aiko.card(), 300));
        assertEquals(201, answer.getInt("status"));
        assertNull(answer.<Object>get("stamps"));
    }

    @Test
    void a_return_takes_back_the_stamp_and_the_gift_that_nobody_used() {
        var stamps = stampCard(2, Map.of("points", 50));
        post(shop, purchase(aiko.card(), 300)).statusCode(201);
        var second = purchase(aiko.card(), 300);
        post(shop, second).statusCode(201).body("balance.active", equalTo(50));
        giveBack(shop, second)
                .statusCode(201)
                .body("points.reversed", equalTo(3))
                .body("gifts.stamps.'%s'".formatted(stamps), equalTo(1))
                .body("gifts.points", equalTo(50));
        stamped(aiko.card(), stamps, 1, 0);
        balance(aiko.card()).body("points.active", equalTo(0)).body("points.pending", equalTo(3));
    }

    @Test
    void what_is_left_of_a_purchase_keeps_its_stamps() {
        var code = code("ITEMS");
        var items = stampCard(code, shop, 10, Map.of("points", 50));
        items.put("counts", "ITEM");
        define(items).statusCode(201);
        var purchase = purchase(aiko.card(), 3_000);
        purchase.put("lines", lines(line(1, 3, 1_000, 0)));
        post(shop, purchase).statusCode(201).body("stamps[0].stamps", equalTo(3));
        giveBack(shop, purchase, Map.of("id", UUID.randomUUID(), "lines", lines(Map.of("line", 1, "quantity", 1))))
                .statusCode(201)
                .body("gifts.stamps.'%s'".formatted(code), equalTo(1));
        stamped(aiko.card(), code, 2, 0);
    }

    @Test
    void who_brought_a_friend_is_rewarded_once_the_friend_buys() {
        set("/v1/referral", Map.of("gift", Map.of("points", 40), "minTotal", 500), () -> {
            var friend = friendOf(aiko);
            for (var total : new int[] {499, 500, 500}) {
                var purchase = purchase(friend.card(), total);
                // Tills say it to the second, which may be before the setting was made.
                purchase.put("occurredAt", Instant.now().toString());
                post(shop, purchase).statusCode(201);
            }
            await().atMost(PATIENCE).untilAsserted(() -> balance(aiko.card()).body("points.active", equalTo(40)));
        });
    }

    @Test
    void a_year_s_value_is_discounts_and_points_less_what_came_back() {
        var purchase = purchase(aiko.card(), 3_600);
        purchase.put("lines", lines(line(1, 2, 1_000, 100), line(2, 1, 2_000, 300)));
        post(shop, purchase).statusCode(201);
        post(shop, earlier(aiko.card(), 5_000)).statusCode(201);
        post(shop, paidWith(purchase(aiko.card(), 30), points(held(shop, aiko.card(), 30))))
                .statusCode(201);
        giveBack(shop, purchase, Map.of("id", UUID.randomUUID(), "lines", lines(Map.of("line", 1, "quantity", 1))))
                .statusCode(201);
        as(OPERATOR)
                .get("/v1/cards/" + aiko.card() + "/value")
                .then()
                .statusCode(200)
                .body("currency", equalTo("EUR"))
                .body("year", notNullValue())
                .body("discount", equalTo(350))
                .body("spend", equalTo(3_600 - 950 + 5_000))
                .body("points.spent", equalTo(30))
                .body("points.worth", equalTo(30))
                .body("worth", equalTo(380));
        as(OPERATOR)
                .get("/v1/cards/" + aiko.card() + "/value?year=1999")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("year"));
    }

    @Test
    void the_till_is_told_what_a_regular_likes() {
        for (var category : new String[] {"tea", "books", "tea"}) {
            var purchase = purchase(aiko.card(), 1_000);
            purchase.put("lines", lines(Map.of("line", 1, "quantity", 1, "unitPrice", 1_000, "category", category)));
            post(shop, purchase).statusCode(201);
        }
        post(shop, purchase(aiko.card(), 1_000))
                .statusCode(201)
                .body("recognition.visits", equalTo(4))
                .body("recognition.favourites", equalTo(java.util.List.of("tea", "books")));
    }

    private String stampCard(int every, Map<String, Object> gift) {
        var code = code("STAMPS");
        define(stampCard(code, shop, every, gift)).statusCode(201);
        return code;
    }
}
