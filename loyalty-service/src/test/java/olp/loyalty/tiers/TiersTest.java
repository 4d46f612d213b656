package olp.loyalty.tiers;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.loyalty.LoyaltyTest;
import olp.loyalty.Owner;
import olp.platform.testing.EventFiles;
import olp.platform.testing.KafkaProbe;
import olp.platform.testing.Tokens;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Levels over HTTP: 5 %, 10 % from 1,000.00 and 20 % from 5,000.00 within 12 months, and 30 days of grace. */
@QuarkusTest
class TiersTest extends LoyaltyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Inject
    ReviewTiers reviews;

    @Inject
    Pool pool;

    @AfterEach
    void every_standing_is_what_counts_for_it() {
        assertEquals(0, rows("""
                select a.id from card_account a
                left join (select account, sum(amount) as amount from tier_spend group by account) s on s.account = a.id
                where a.spend <> coalesce(s.amount, 0)"""));
        assertEquals(0, rows("""
                select a.id, a.tier_paid
                from card_account a
                join card_account o on o.root = a.id
                left join tier_spend s on s.account = o.id
                cross join (select (tiers::json ->> 'periodMonths')::int as months, program::json ->> 'timeZone' as zone
                            from settings where valid_from <= now()
                            order by valid_from desc, version desc limit 1) p
                where a.root = a.id and a.tiers_version > 0 and (a.tier_due is null or a.tier_due > now())
                group by a.id
                having a.tier_paid <> coalesce(sum(s.amount) filter (where
                  ((s.bought_at at time zone p.zone)::date + make_interval(months => p.months)) at time zone p.zone
                  > now()), 0)"""));
    }

    private int rows(String sql) {
        return pool.query(sql).execute().await().atMost(PATIENCE).size();
    }

    @Test
    void what_was_bought_more_than_a_year_ago_counts_no_more() {
        post(shop, ago(398, 100_000)).statusCode(201).body("tier.code", equalTo("SIMPLE"));
        tier().body("tier.code", equalTo("SIMPLE"))
                .body("tier.next.missing", equalTo(100_000))
                .body("tier.review", nullValue());
        post(shop, ago(300, 100_000)).body("tier.code", equalTo("GOLD")).body("tier.changed", equalTo(true));
        tier().body("tier.code", equalTo("GOLD")).body("tier.discountPercent", equalTo("10"));
    }

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
    void a_late_purchase_puts_history_right() {
        post(shop, ago(10, 60_000)).body("tier.code", equalTo("SIMPLE"));
        post(shop, ago(5, 30_000)).body("tier.code", equalTo("SIMPLE"));
        quote(3).body("discount", equalTo(50));
        post(shop, ago(20, 40_000))
                .statusCode(201)
                .body("tier.code", equalTo("GOLD"))
                .body("tier.changed", equalTo(true));
        tier().body("tier.code", equalTo("GOLD"));
        quote(15).body("discount", equalTo(50));
        quote(9).body("discount", equalTo(100));
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
    void accounts_that_join_count_together_and_apart_when_they_part() {
        var ken = member();
        post(shop, ago(10, 60_000)).statusCode(201);
        post(shop, purchase(ken.card(), 60_000)).body("tier.code", equalTo("SIMPLE"));
        try (var kafka = new KafkaProbe(servers)) {
            String merge = as(OPERATOR)
                    .body(Map.of("id", UUID.randomUUID(), "from", ken.id()))
                    .post("/v1/members/" + aiko.id() + "/merge")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("id");
            balance(ken.card()).body("tier.code", equalTo("GOLD"));
            var told = kafka.await("loyalty.points", "loyalty.tier-changed.v1", about(merge));
            assertEquals(List.of(), EventFiles.faults("loyalty.tier-changed.v1", told.value()));
            post(shop, purchase(ken.card(), 40_000)).body("tier.changed", equalTo(false));
            as(OPERATOR)
                    .body(Map.of("id", UUID.randomUUID()))
                    .post("/v1/merges/" + merge + "/undo")
                    .then()
                    .statusCode(200);
            tier().body("tier.code", equalTo("SIMPLE")).body("tier.next.missing", equalTo(40_000));
            balance(ken.card()).body("tier.code", equalTo("GOLD")).body("tier.next.missing", equalTo(400_000));
            kafka.await(
                    "loyalty.points",
                    "loyalty.tier-changed.v1",
                    each -> about(merge).test(each) && each.value().contains("\"to\":\"SIMPLE\""));
        }
    }

    @Test
    void a_claimed_card_brings_what_was_bought_with_it() {
        var card = bearerCard();
        post(shop, purchase(card, 60_000)).statusCode(201);
        post(shop, purchase(aiko.card(), 60_000)).statusCode(201);
        as(OPERATOR)
                .body(Map.of("id", UUID.randomUUID(), "number", card))
                .post("/v1/members/" + aiko.id() + "/cards")
                .then()
                .statusCode(200);
        tier().body("tier.code", equalTo("GOLD")).body("tier.next.missing", equalTo(380_000));
        post(shop, purchase(card, 380_000)).body("tier.code", equalTo("VIP"));
        tier().body("tier.code", equalTo("VIP")).body("tier.next", nullValue());
    }

    @Test
    void what_is_bought_with_a_blocked_card_counts_nothing() throws Exception {
        as(OPERATOR)
                .body(Map.of("id", UUID.randomUUID()))
                .post("/v1/cards/" + aiko.card() + "/block")
                .then()
                .statusCode(200);
        var answer = journal(shop, purchase(aiko.card(), 100_000));
        assertEquals("SIMPLE", answer.getString("tier.code"));
        tier().body("tier.code", equalTo("SIMPLE")).body("tier.next.missing", equalTo(100_000));
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

    /** So many days pass for what Aiko bought. */
    private void passes(int days) {
        var account = "(select issued_account from card where number = ?)";
        Owner.change(
                "update purchase set occurred_at = occurred_at - make_interval(days => ?) where account = " + account,
                days,
                aiko.card());
        Owner.change(
                "update purchase_return set at = at - make_interval(days => ?), bought_at = bought_at - make_interval(days => ?) "
                        + "where account = " + account,
                days,
                days,
                aiko.card());
        Owner.change(
                "update card_account set tier_due = now() - interval '1 minute' where id = " + account, aiko.card());
    }

    private java.util.function.Predicate<ConsumerRecord<String, String>> ofAiko() {
        return each -> each.value().contains(aiko.card());
    }

    private static java.util.function.Predicate<ConsumerRecord<String, String>> about(Object subject) {
        return each -> subject.toString().equals(KafkaProbe.header(each, "ce_subject"));
    }

    private ValidatableResponse tier() {
        return balance(aiko.card());
    }

    private Map<String, Object> ago(int days, long total) {
        var purchase = purchase(aiko.card(), total);
        purchase.put("occurredAt", before(days));
        purchase.put("lines", lines(line(1, 1, total, 0)));
        return purchase;
    }

    private static String before(int days) {
        return Instant.now().minus(Duration.ofDays(days)).toString();
    }

    private static Map<String, Object> returned(int daysAgo) {
        return Map.of("id", UUID.randomUUID(), "all", true, "occurredAt", before(daysAgo));
    }

    /** A quote of 10.00 as of so many days ago. */
    private ValidatableResponse quote(int daysAgo) {
        return as(Tokens.terminal(shop))
                .body(Map.of("card", aiko.card(), "currency", "EUR", "total", 1000, "occurredAt", before(daysAgo)))
                .post("/v1/quotes")
                .then()
                .statusCode(200);
    }
}
