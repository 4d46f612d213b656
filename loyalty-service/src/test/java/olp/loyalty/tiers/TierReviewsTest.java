package olp.loyalty.tiers;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import olp.platform.testing.EventFiles;
import olp.platform.testing.KafkaProbe;
import org.junit.jupiter.api.Test;

/** Levels that are lost: after 30 days of grace, and what is told of it. */
@QuarkusTest
class TierReviewsTest extends LevelsDesk {
    @Inject
    ReviewTiers reviews;

    @Test
    void a_level_is_kept_for_days_of_grace_after_spend_fell_below_it() {
        post(shop, ago(380, 110_000)).statusCode(201);
        post(shop, ago(100, 20_000)).statusCode(201);
        tier().body("tier.code", equalTo("GOLD"))
                .body("tier.review.graceUntil", notNullValue())
                .body("tier.review.missing", equalTo(80_000))
                .body("tier.next.code", equalTo("VIP"))
                .body("tier.next.missing", equalTo(480_000));
        quote(0).body("tier.review.missing", equalTo(80_000)).body("discount", equalTo(100));
        post(shop, purchase(aiko.card(), 80_000))
                .body("tier.code", equalTo("GOLD"))
                .body("tier.changed", equalTo(false))
                .body("tier.review", nullValue());
        tier().body("tier.code", equalTo("GOLD")).body("tier.review", nullValue());
    }

    @Test
    void a_return_takes_a_level_back_after_grace() {
        var purchase = ago(50, 100_000);
        post(shop, purchase).body("tier.code", equalTo("GOLD"));
        giveBack(shop, purchase, returned(20)).statusCode(201);
        tier().body("tier.code", equalTo("GOLD")).body("tier.review.missing", equalTo(100_000));
    }

    @Test
    void a_return_long_ago_has_taken_the_level_by_now() {
        var purchase = ago(50, 100_000);
        post(shop, purchase).body("tier.code", equalTo("GOLD"));
        try (var kafka = new KafkaProbe(servers)) {
            var back = returned(40);
            giveBack(shop, purchase, back).statusCode(201);
            tier().body("tier.code", equalTo("SIMPLE")).body("tier.review", nullValue());
            var lost = kafka.await("loyalty.points", "loyalty.tier-changed.v1", about(back.get("id")));
            assertEquals(List.of(), EventFiles.faults("loyalty.tier-changed.v1", lost.value()));
        }
    }

    @Test
    void reviews_are_told_and_levels_are_lost_in_time() {
        post(shop, purchase(aiko.card(), 100_000)).body("tier.code", equalTo("GOLD"));
        try (var kafka = new KafkaProbe(servers)) {
            passes(370);
            tier().body("tier.code", equalTo("GOLD")).body("tier.review.missing", equalTo(100_000));
            reviews.review().await().atMost(PATIENCE);
            var notice = kafka.await("loyalty.points", "loyalty.tier-review.v1", ofAiko());
            assertEquals(List.of(), EventFiles.faults("loyalty.tier-review.v1", notice.value()));
            passes(30);
            tier().body("tier.code", equalTo("SIMPLE")).body("tier.review", nullValue());
            reviews.review().await().atMost(PATIENCE);
            var lost = kafka.await(
                    "loyalty.points",
                    "loyalty.tier-changed.v1",
                    each -> ofAiko().test(each) && each.value().contains("\"to\":\"SIMPLE\""));
            assertEquals(List.of(), EventFiles.faults("loyalty.tier-changed.v1", lost.value()));
            assertEquals(notice.key(), lost.key());
        }
    }

    @Test
    void the_example_of_a_review_fits_its_schema() {
        var name = "loyalty.tier-review.v1";
        assertEquals(List.of(), EventFiles.faults(name, EventFiles.example(name)));
    }
}
