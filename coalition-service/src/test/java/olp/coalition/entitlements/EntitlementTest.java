package olp.coalition.entitlements;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import olp.coalition.CoalitionTest;
import olp.coalition.Loyalty;
import olp.platform.testing.EventFiles;
import olp.platform.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EntitlementTest extends CoalitionTest {
    private static final long DAY = 86_400;

    private UUID gym;
    private UUID shoes;

    @BeforeEach
    void two_partners() {
        gym = loyalty.partner();
        shoes = loyalty.partner();
    }

    /** An offer that the next purchase at the gym opens, whatever was told before: when it is told, all before it was. */
    private UUID mark(Loyalty.Holder holder) {
        var marked = published(offer(shoes, gym));
        loyalty.records(holder, gym, 1);
        return marked;
    }

    @Test
    void a_purchase_at_one_partner_opens_an_offer_at_another() {
        var offer = published(offer(shoes, gym));
        var aiko = loyalty.member();
        var recently = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
        var purchase = loyalty.records(aiko, gym, 1_000, recently);
        eventuallyOpen(aiko, offer);
        openTo(aiko)
                .body("items", hasSize(1))
                .body("items[0].because.purchase", equalTo(purchase.toString()))
                .body("items[0].because.partner", equalTo(gym.toString()))
                .body("items[0].because.text", equalTo("Purchase at Iron Harbour Gym"))
                .body(
                        "items[0].openUntil",
                        equalTo(recently.plusSeconds(30 * DAY).toString()))
                .body("items[0].title", equalTo("10 % off after a visit to the gym"));
        var told = announcement(aiko, offer);
        assertEquals(List.of(), EventFiles.faults(OPENED, told.value()));
    }

    @Test
    void a_purchase_at_the_shop_itself_does_not_open_what_needs_one_elsewhere() {
        var any = offer(shoes, gym);
        any.put("requires", Map.of("purchaseAt", List.of("*")));
        var offer = published(any);
        try {
            var own = loyalty.member();
            var other = loyalty.member();
            loyalty.records(own, shoes, 1_000);
            loyalty.records(other, gym, 1_000);
            eventuallyOpen(other, offer);
            var elsewhere = loyalty.records(own, gym, 1_000);
            assertEquals(true, announcement(own, offer).value().contains(elsewhere.toString()));
        } finally {
            // It is open to everybody who buys anywhere, also in the other tests.
            any.put("until", "2026-01-01T00:00:00Z");
            put(any).statusCode(200);
        }
    }

    @Test
    void further_purchases_and_repeated_events_announce_nothing_more() {
        var offer = published(offer(shoes, gym));
        var aiko = loyalty.member();
        var event = UUID.randomUUID();
        var purchase = UUID.randomUUID();
        var at = Instant.now();
        loyalty.records(event, purchase, aiko, gym, 1_000, at);
        announcement(aiko, offer);
        loyalty.records(event, purchase, aiko, gym, 1_000, at);
        loyalty.records(aiko, gym, 5_000);
        loyalty.records(aiko, gym, 100, at.minusSeconds(DAY));
        var marked = mark(aiko);
        assertEquals(List.of(offer.toString(), marked.toString()), announcedUntil(aiko, marked));
    }

    @Test
    void a_purchase_that_comes_before_its_card_and_its_partner_waits_for_both() {
        var lateGym = UUID.randomUUID();
        var offer = published(offer(shoes, lateGym));
        var late = Loyalty.somebody();
        var seen = loyalty.member();
        loyalty.records(late, lateGym, 1_000);
        loyalty.records(seen, gym, 1_000);
        announcement(seen, mark(seen));
        openTo(late).statusCode(404);
        loyalty.says(late, "ACTIVE");
        eventually(() -> openTo(late).statusCode(200).body("items", hasSize(0)));
        loyalty.says(lateGym, "ACTIVE");
        eventuallyOpen(late, offer);
        announcement(late, offer);
    }

    @Test
    void purchases_made_before_the_offer_count_and_are_told_of_at_the_next_purchase() {
        var aiko = loyalty.member();
        var first = loyalty.records(aiko, gym, 1_000, Instant.now().minusSeconds(29 * DAY));
        var earlier = published(offer(shoes, gym));
        eventuallyOpen(aiko, earlier);
        var later = published(offer(shoes, gym));
        openTo(aiko)
                .body("items.id", hasItem(later.toString()))
                .body("items.because.purchase", hasItem(first.toString()));
        loyalty.records(aiko, gym, 10);
        announcement(aiko, later);
    }

    @Test
    void a_purchase_too_long_ago_or_too_small_opens_nothing() {
        var recent = published(offer(shoes, gym));
        var asksMuch = offer(shoes, gym);
        asksMuch.put("requires", Map.of("purchaseAt", List.of(gym.toString()), "minSpend", 5_000));
        var large = published(asksMuch);
        var aiko = loyalty.member();
        loyalty.records(aiko, gym, 5_000, Instant.now().minusSeconds(31 * DAY));
        eventuallyOpen(aiko, large);
        openTo(aiko).body("items.id", not(hasItem(recent.toString())));
        loyalty.records(aiko, gym, 4_999);
        eventuallyOpen(aiko, recent);
        var marked = mark(aiko);
        assertEquals(List.of(large.toString(), recent.toString(), marked.toString()), announcedUntil(aiko, marked));
    }

    @Test
    void a_claimed_card_takes_what_it_bought_along() {
        var offer = published(offer(shoes, gym));
        var bearer = loyalty.member();
        var aiko = loyalty.member();
        loyalty.records(bearer, gym, 1_000);
        eventuallyOpen(bearer, offer);
        openTo(aiko).body("items", hasSize(0));
        loyalty.says(bearer.movedTo(aiko.account()), "ACTIVE");
        eventuallyOpen(aiko, offer);
    }

    @Test
    void a_blocked_card_has_no_offers() {
        var offer = published(offer(shoes, gym));
        var aiko = loyalty.member();
        loyalty.records(aiko, gym, 1_000);
        eventuallyOpen(aiko, offer);
        loyalty.says(aiko, "BLOCKED");
        eventually(() -> openTo(aiko).statusCode(200).body("items", hasSize(0)));
    }

    @Test
    void a_member_sees_what_is_open_to_its_own_card_only() {
        var offer = published(offer(shoes, gym));
        var aiko = loyalty.member();
        loyalty.records(aiko, gym, 1_000);
        eventuallyOpen(aiko, offer);
        var path = "/v1/offers?card=" + aiko.card();
        as(Tokens.member(aiko.member()))
                .get(path)
                .then()
                .statusCode(200)
                .body("items[0].id", equalTo(offer.toString()));
        as(Tokens.member(UUID.randomUUID())).get(path).then().statusCode(404);
        as(Tokens.terminal(gym)).get(path).then().statusCode(200).body("items", hasSize(1));
        as(OPERATOR).get("/v1/offers?card=1234567890123456").then().statusCode(400);
    }

    @Test
    void what_cannot_be_read_is_set_aside_and_holds_up_nobody() {
        var offer = published(offer(shoes, gym));
        var aiko = loyalty.member();
        var broken = Stream.of("{\"id\":\"no uuid\"}", "not json", "{}", "null", "{\"card\":17}")
                .map(data -> {
                    var event = UUID.randomUUID();
                    loyalty.tellsOfAPurchase(event, aiko, data);
                    return event.toString();
                })
                .toList();
        loyalty.records(aiko, gym, 1_000);
        eventuallyOpen(aiko, offer);
        var letters = as(OPERATOR).get("/v1/dead-letters?limit=200").then().statusCode(200);
        broken.forEach(event -> letters.body("items.id", hasItem(event)));
        kafka.await(
                "loyalty.purchases.dlq",
                "coalition.dead-letter.v1",
                each -> each.value().contains(broken.getFirst()));
    }

    @Test
    void a_crowd_of_purchases_opens_the_offer_once_for_each_of_them() {
        var offer = published(offer(shoes, gym));
        var crowd = Stream.generate(loyalty::member).limit(20).toList();
        for (int i = 0; i < 400; i++) {
            loyalty.records(crowd.get(i % 20), gym, 100 + i);
        }
        crowd.forEach(each -> eventuallyOpen(each, offer));
        var marked = published(offer(shoes, gym));
        crowd.forEach(each -> loyalty.records(each, gym, 1));
        for (var each : crowd.subList(0, 5)) {
            assertEquals(List.of(offer.toString(), marked.toString()), announcedUntil(each, marked));
        }
    }
}
