package olp.loyalty.tiers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import olp.loyalty.LoyaltyTest;
import olp.loyalty.Owner;
import olp.platform.testing.KafkaProbe;
import olp.platform.testing.Tokens;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;

/** Words for what changes levels; after each test, every standing is what counts for it. */
abstract class LevelsDesk extends LoyaltyTest {
    protected static final Duration PATIENCE = Duration.ofSeconds(30);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    protected String servers;

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

    /** So many days pass for what Aiko bought. */
    protected void passes(int days) {
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

    protected Predicate<ConsumerRecord<String, String>> ofAiko() {
        return each -> each.value().contains(aiko.card());
    }

    protected static Predicate<ConsumerRecord<String, String>> about(Object subject) {
        return each -> subject.toString().equals(KafkaProbe.header(each, "ce_subject"));
    }

    protected ValidatableResponse tier() {
        return balance(aiko.card());
    }

    protected Map<String, Object> ago(int days, long total) {
        var purchase = purchase(aiko.card(), total);
        purchase.put("occurredAt", before(days));
        purchase.put("lines", lines(line(1, 1, total, 0)));
        return purchase;
    }

    protected static String before(int days) {
        return Instant.now().minus(Duration.ofDays(days)).toString();
    }

    protected static Map<String, Object> returned(int daysAgo) {
        return Map.of("id", UUID.randomUUID(), "all", true, "occurredAt", before(daysAgo));
    }

    /** A quote of 10.00 as of so many days ago. */
    protected ValidatableResponse quote(int daysAgo) {
        return as(Tokens.terminal(shop))
                .body(Map.of("card", aiko.card(), "currency", "EUR", "total", 1000, "occurredAt", before(daysAgo)))
                .post("/v1/quotes")
                .then()
                .statusCode(200);
    }
}
