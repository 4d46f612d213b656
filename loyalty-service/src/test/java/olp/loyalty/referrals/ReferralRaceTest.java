package olp.loyalty.referrals;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import olp.loyalty.gifts.GiftsTest;
import org.junit.jupiter.api.Test;

/** Referrals while everybody is at the till at once, and every instance rewards. */
@QuarkusTest
class ReferralRaceTest extends GiftsTest {
    private static final String SETTING = "/v1/referral";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    RewardReferrers referrers;

    @Inject
    Pool pool;

    @Test
    void a_friends_first_purchases_at_once_and_their_repeats_bring_one_gift() {
        set(SETTING, Map.of("gift", Map.of("points", 500), "minTotal", 1_000), () -> {
            var ken = friendOf(aiko);
            var first = bought(ken, 2_000);
            var statuses = atOnce(16, i -> {
                if (i % 4 == 3) {
                    return seenTo();
                }
                return post(shop, i % 2 == 0 ? first : bought(ken, 1_000))
                        .extract()
                        .statusCode();
            });
            assertEquals(Map.of(0, 4L, 201, 5L, 200, 7L), statuses);
            atOnce(4, i -> seenTo());
            await().atMost(PATIENCE).until(() -> states(aiko).equals(Map.of("GIVEN", 1L)));
            balance(aiko.card()).body("points.active", equalTo(500)).body("points.lifetime", equalTo(500));
            as(OPERATOR)
                    .get("/v1/cards/" + aiko.card() + "/entries")
                    .then()
                    .body("items.because.rule", contains("referral"));
            theLedgerBalances();
        });
    }

    @Test
    void friends_who_all_buy_at_once_bring_as_many_gifts_as_a_year_allows() {
        set(SETTING, Map.of("gift", Map.of("points", 500), "maxPerYear", 3), () -> {
            var friends = IntStream.range(0, 8).mapToObj(i -> friendOf(aiko)).toList();
            var statuses = atOnce(
                    12,
                    i -> i < 8
                            ? post(shop, bought(friends.get(i), 1_000))
                                    .extract()
                                    .statusCode()
                            : seenTo());
            assertEquals(Map.of(0, 4L, 201, 8L), statuses);
            await().atMost(PATIENCE).until(() -> {
                atOnce(4, i -> seenTo());
                return states(aiko).equals(Map.of("GIVEN", 3L, "REFUSED", 5L));
            });
            balance(aiko.card()).body("points.active", equalTo(1_500)).body("points.lifetime", equalTo(1_500));
            theLedgerBalances();
        });
    }

    @Test
    void who_bring_each_other_all_at_once_do_not_wait_for_each_other() {
        set(SETTING, Map.of("gift", Map.of("points", 500)), () -> {
            var ken = friendOf(aiko);
            var rin = friendOf(ken);
            var all = List.of(aiko, ken, rin);
            atOnce(
                    24,
                    i -> i % 4 == 3
                            ? seenTo()
                            : post(shop, bought(all.get(i % 4), 1_000))
                                    .extract()
                                    .statusCode());
            await().atMost(PATIENCE).until(() -> {
                seenTo();
                return states(aiko).equals(Map.of("GIVEN", 1L)) && states(ken).equals(Map.of("GIVEN", 1L));
            });
            balance(aiko.card()).body("points.active", equalTo(500));
            balance(ken.card()).body("points.active", equalTo(500));
            balance(rin.card()).body("points.active", equalTo(0));
            theLedgerBalances();
        });
    }

    @Test
    void a_friend_who_enrols_twice_at_once_is_one_friend() {
        String code = as(OPERATOR).get("/v1/members/" + aiko.id()).path("referralCode");
        var friend = Map.of("id", UUID.randomUUID(), "name", "Ken", "referredBy", code);
        var statuses = atOnce(
                6,
                i -> as(OPERATOR)
                        .body(friend)
                        .post("/v1/members")
                        .then()
                        .extract()
                        .statusCode());
        assertEquals(Map.of(201, 1L, 200, 5L), statuses);
        assertEquals(Map.of("OPEN", 1L), states(aiko));
    }

    /** A purchase now, to the microsecond: what is promised counts from when it was promised. */
    private static Map<String, Object> bought(Enrolled who, long total) {
        var purchase = purchase(who.card(), total);
        purchase.put("occurredAt", Instant.now().truncatedTo(ChronoUnit.MICROS).toString());
        return purchase;
    }

    private int seenTo() {
        referrers.reward().await().atMost(PATIENCE);
        return 0;
    }

    /** How many of a member's friends are in which state. */
    private Map<String, Long> states(Enrolled referrer) {
        Map<String, Long> states = new HashMap<>();
        pool.preparedQuery("select state, count(*) from referral where referrer = $1 group by state")
                .execute(Tuple.of(referrer.id()))
                .await()
                .atMost(PATIENCE)
                .forEach(row -> states.put(row.getString(0), row.getLong(1)));
        return Collections.unmodifiableMap(states);
    }
}
