package olp.loyalty.referrals;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.loyalty.gifts.GiftsTest;
import olp.loyalty.gifts.TillWithGifts;
import olp.loyalty.gifts.TillWithGifts.Sale;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReferralTest extends GiftsTest {
    private static final String SETTING = "/v1/referral";

    @Inject
    TillWithGifts till;

    @Inject
    RewardReferrers referrers;

    @Inject
    Pool pool;

    @Test
    void a_referrer_gets_the_gift_once_after_the_friends_first_purchase_that_counts() {
        set(SETTING, Map.of("gift", Map.of("points", 500), "minTotal", 1_000), () -> {
            var ken = friendOf(aiko);
            till.sell(Sale.of(shop, ken.card(), 999));
            seenTo();
            balance(aiko.card()).body("points.active", equalTo(0));
            till.sell(List.of(Sale.of(shop, ken.card(), 1_000), Sale.of(shop, ken.card(), 5_000)));
            atOnce(4, i -> {
                seenTo();
                return 0;
            });
            settled(ken, "GIVEN", null);
            balance(aiko.card()).body("points.active", equalTo(500)).body("points.lifetime", equalTo(500));
            till.sell(Sale.of(shop, ken.card(), 2_000));
            seenTo();
            balance(aiko.card()).body("points.active", equalTo(500));
            balance(ken.card()).body("points.active", equalTo(0));
            as(OPERATOR)
                    .get("/v1/cards/" + aiko.card() + "/entries")
                    .then()
                    .body("items.because.rule", contains("referral"))
                    .body("items[0].kind", equalTo("EARNED"))
                    .body("items[0].purchase", nullValue());
            theLedgerBalances();
        });
    }

    @Test
    void who_is_oneself_by_now_brings_nothing() {
        set(SETTING, Map.of("gift", Map.of("points", 500)), () -> {
            var ken = friendOf(aiko);
            as(OPERATOR)
                    .body(Map.of("id", UUID.randomUUID(), "from", ken.id()))
                    .post("/v1/members/" + aiko.id() + "/merge")
                    .then()
                    .statusCode(200);
            till.sell(Sale.of(shop, ken.card(), 1_000));
            seenTo();
            settled(ken, "REFUSED", "SAME_ACCOUNT");
            balance(aiko.card()).body("points.active", equalTo(0));
        });
    }

    @Test
    void a_year_allows_so_many_and_the_ambassadors_are_those_who_bring_most() {
        set(SETTING, Map.of("gift", Map.of("points", 500), "maxPerYear", 2), () -> {
            var friends = List.of(friendOf(aiko), friendOf(aiko), friendOf(aiko));
            for (var friend : friends) {
                till.sell(Sale.of(shop, friend.card(), 1_000));
                seenTo();
                await().atMost(PATIENCE).until(() -> !state(friend, "state").equals("DUE"));
            }
            settled(friends.get(2), "REFUSED", "YEAR_IS_FULL");
            balance(aiko.card()).body("points.active", equalTo(1_000));
            var ours = "items.find { it.member == '%s' }".formatted(aiko.id());
            var all = as(OPERATOR).get("/v1/referrals?limit=100").then().statusCode(200);
            all.body(ours + ".brought", equalTo(3)).body(ours + ".gifts", equalTo(2));
            List<Integer> brought = all.extract().path("items.brought");
            assertEquals(brought.stream().sorted(Comparator.reverseOrder()).toList(), brought);
            var page = as(OPERATOR).get("/v1/referrals?limit=1");
            assertEquals(brought.getFirst(), page.<Integer>path("items[0].brought"));
            if (brought.size() > 1) {
                as(OPERATOR)
                        .get("/v1/referrals?limit=1&cursor=" + page.path("next"))
                        .then()
                        .statusCode(200)
                        .body("items.brought", contains(brought.get(1)));
            }
        });
    }

    @Test
    void a_gift_in_kind_is_a_voucher() {
        var coffee = offered(100);
        set(SETTING, Map.of("gift", Map.of("reward", coffee)), () -> {
            var ken = friendOf(aiko);
            till.sell(Sale.of(shop, ken.card(), 10));
            seenTo();
            settled(ken, "GIVEN", null);
            vouchers(aiko.card()).body("items.reward", contains(coffee)).body("items.because", contains("referral"));
        });
    }

    @Test
    void whoever_nobody_brought_and_what_is_bought_while_nothing_is_promised_bring_nothing() {
        var ken = friendOf(aiko);
        till.sell(List.of(Sale.of(shop, ken.card(), 1_000), Sale.of(shop, aiko.card(), 1_000)));
        seenTo();
        settled(ken, "OPEN", null);
        balance(aiko.card()).body("points.active", equalTo(0));
    }

    @Test
    void the_setting_is_checked_and_put_accepts_what_get_answered() {
        as(OPERATOR)
                .body(Map.of("gift", Map.of(), "minTotal", -1, "maxPerYear", 0))
                .put(SETTING)
                .then()
                .statusCode(400)
                .body("violations.field", hasItems("gift", "minTotal", "maxPerYear"));
        as(OPERATOR)
                .body(Map.of("gift", Map.of("reward", "NO-SUCH")))
                .put(SETTING)
                .then()
                .statusCode(400)
                .body("violations.field", contains("gift.reward"));
        var setting = as(OPERATOR).get(SETTING).then().statusCode(200).extract().asString();
        as(OPERATOR).body(setting).put(SETTING).then().statusCode(200).body("maxPerYear", equalTo(12));
    }

    private void seenTo() {
        referrers.reward().await().atMost(PATIENCE);
    }

    private void settled(Enrolled friend, String state, String reason) {
        await().atMost(PATIENCE).until(() -> state.equals(state(friend, "state")));
        org.junit.jupiter.api.Assertions.assertEquals(reason, state(friend, "reason"));
    }

    private String state(Enrolled friend, String column) {
        return pool.preparedQuery("select state, reason from referral where friend = $1")
                .execute(Tuple.of(friend.id()))
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getString(column);
    }
}
