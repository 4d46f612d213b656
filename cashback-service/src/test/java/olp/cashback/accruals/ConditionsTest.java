package olp.cashback.accruals;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import olp.cashback.CashbackTest;
import olp.cashback.Loyalty.Bought;
import olp.cashback.Loyalty.Line;
import org.junit.jupiter.api.Test;

/** What rules make of what purchases are, from the event to the wallet. */
@QuarkusTest
class ConditionsTest extends CashbackTest {
    @Inject
    Pool pool;

    private final UUID gym = UUID.randomUUID();

    private String made(String percent, Object... more) {
        var rule = rule(gym, percent);
        for (int i = 0; i < more.length; i += 2) {
            rule.put((String) more[i], more[i].equals("when") ? rule.get("when") + " && " + more[i + 1] : more[i + 1]);
        }
        return post(rule).statusCode(201).extract().path("code");
    }

    @Test
    void a_rule_asks_about_lines_tier_card_and_the_programmes_day() {
        made("10", "when", "line.category == 'tea'");
        made("1", "when", "tier.code == 'SIMPLE' && card.kind == 'PERSONAL' && purchase.count == 3");
        made("2", "when", "local.date == '2026-11-22' && local.hour == 0");
        var aiko = loyalty.member();
        loyalty.records(Bought.by(aiko, gym, new Line(1, "tea", 2, 500), new Line(2, "cake", 1, 1_000))
                .at(Instant.parse("2026-11-21T23:30:00Z")));
        eventuallyLifetimeIs(aiko, 100 + 20 + 40);
    }

    @Test
    void a_month_caps_what_a_wallet_gets() {
        made("10", "capPerMonth", 150, "capPerPurchase", 80);
        var aiko = loyalty.member();
        var at = Instant.parse("2026-10-05T12:00:00Z");
        for (int i = 0; i < 3; i++) {
            loyalty.records(Bought.by(aiko, gym, 1_000).at(at.plusSeconds(i)));
        }
        loyalty.records(Bought.by(aiko, gym, 500).at(at.plus(30, ChronoUnit.DAYS)));
        eventuallyLifetimeIs(aiko, 80 + 70 + 50);
    }

    @Test
    void what_was_used_of_a_months_cap_goes_along_with_a_claim() {
        made("10", "capPerMonth", 150);
        var found = loyalty.member();
        loyalty.records(Bought.by(found, gym, 1_000));
        eventuallyLifetimeIs(found, 100);
        var bo = loyalty.member();
        eventually(() -> wallet(bo).statusCode(200));
        loyalty.says(found.movedTo(bo.account()), "ACTIVE");
        eventually(() -> wallet(bo).body("pending", equalTo(100)));
        loyalty.records(Bought.by(bo, gym, 1_000));
        loyalty.records(Bought.by(found, gym, 1_000));
        eventually(() -> wallet(bo).body("pending", equalTo(150)));
    }

    @Test
    void less_than_the_minimum_earns_nothing() {
        made("10", "minimum", 1_000);
        var aiko = loyalty.member();
        loyalty.records(Bought.by(aiko, gym, 999));
        loyalty.records(Bought.by(aiko, gym, 1_000));
        eventuallyLifetimeIs(aiko, 100);
        assertEquals(1, entries(aiko).size());
    }

    @Test
    void of_a_group_only_the_best_gives() {
        var group = "group-" + UUID.randomUUID();
        made("10", "group", group);
        made("5", "group", group);
        made("1");
        var aiko = loyalty.member();
        loyalty.records(Bought.by(aiko, gym, 1_000));
        eventuallyLifetimeIs(aiko, 110);
        assertEquals(2, entries(aiko).size(), "each rule has a line of the statement");
    }

    @Test
    void who_is_held_out_gets_nothing_and_what_it_would_have_been_is_kept() {
        var code = made("10", "holdoutPercent", "100");
        made("1");
        var aiko = loyalty.member();
        var bought = Bought.by(aiko, gym, 1_000);
        loyalty.records(bought);
        eventuallyLifetimeIs(aiko, 10);
        var kept = pool.query("select would from rule_holdout where rule = '" + code + "' and purchase = '"
                        + bought.id() + "' and account = '" + aiko.account() + "'")
                .executeAndAwait();
        assertEquals(100, kept.iterator().next().getLong(0));
    }

    @Test
    void a_purchase_waits_for_what_its_partner_sells_where_a_rule_asks_for_it() {
        // In a month of its own: other tests' partners are never told of.
        var at = Instant.parse("2019-05-05T12:00:00Z");
        made(
                "10",
                "when",
                "partner.category == 'sport'",
                "from",
                "2019-05-01T00:00:00Z",
                "until",
                "2019-06-01T00:00:00Z");
        var aiko = loyalty.member();
        loyalty.records(Bought.by(aiko, gym, 1_000).at(at));
        var bo = loyalty.member();
        loyalty.records(Bought.by(bo, partnerWith("1"), 1_000));
        eventuallyLifetimeIs(bo, 10);
        wallet(aiko).body("lifetime", equalTo(0));
        loyalty.tells(
                "loyalty.partners",
                gym.toString(),
                "loyalty.partner-joined.v1",
                "id",
                "\"" + gym + "\"",
                "category",
                "\"sport\"");
        eventuallyLifetimeIs(aiko, 100);
    }

    @Test
    void money_lapses_at_the_end_of_the_day_that_is_so_many_months_after_the_purchase() {
        made("10");
        var aiko = loyalty.member();
        var at = Instant.now();
        loyalty.records(Bought.by(aiko, gym, 1_000).at(at));
        eventuallyLifetimeIs(aiko, 100);
        var lot = pool.query("select expires_at, notice, origin, cause from ledger_lot where account = '"
                        + aiko.account() + "'")
                .executeAndAwait()
                .iterator()
                .next();
        var zone = java.time.ZoneId.of("Europe/Oslo");
        assertEquals(
                at.atZone(zone)
                        .toLocalDate()
                        .plusMonths(36)
                        .plusDays(1)
                        .atStartOfDay(zone)
                        .toInstant(),
                lot.getOffsetDateTime(0).toInstant());
        assertEquals(true, lot.getBoolean(1), "a member is warned");
        assertEquals(aiko.issuedAccount(), lot.getUUID(2));
    }
}
