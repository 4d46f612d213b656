package olp.loyalty.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was used of caps: it counts together when accounts join, and is forgotten when nobody can ask for it any more. */
@QuarkusTest
class RuleUsageTest extends RulesDesk {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    ForgetUsage forgetting;

    @Inject
    Pool pool;

    @ParameterizedTest(name = "a {0}")
    @ValueSource(strings = {"DAY", "MONTH"})
    void caps_that_both_used_count_together_once_members_are_merged(String per) {
        var code = made(with(rule("BONUS", "20", ""), "cap", Map.of("points", 50, "per", per)));
        var ken = member();
        assertEquals(20, given(aiko.card(), code));
        assertEquals(20, given(ken.card(), code));
        as(OPERATOR)
                .body(Map.of("id", UUID.randomUUID(), "from", ken.id()))
                .post("/v1/members/" + aiko.id() + "/merge")
                .then()
                .statusCode(200);
        assertEquals(10, given(ken.card(), code));
        assertEquals(0, given(aiko.card(), code));
        assertEquals(20, given(member().card(), code));
        theLedgerBalances();
    }

    @Test
    void what_a_claimed_card_has_used_of_a_cap_is_used() {
        var code = made(with(rule("BONUS", "20", ""), "cap", Map.of("points", 30, "per", "MONTH")));
        var bearer = bearerCard();
        assertEquals(20, given(bearer, code));
        as(OPERATOR)
                .body(Map.of("id", UUID.randomUUID(), "number", bearer))
                .post("/v1/members/" + aiko.id() + "/cards")
                .then()
                .statusCode(200);
        assertEquals(10, given(aiko.card(), code));
        assertEquals(0, given(bearer, code));
    }

    @Test
    void purchases_at_once_of_merged_members_stay_within_the_cap() {
        var code = made(with(rule("BONUS", "7", ""), "cap", Map.of("points", 50, "per", "MONTH")));
        var ken = member();
        given(ken.card(), code);
        as(OPERATOR)
                .body(Map.of("id", UUID.randomUUID(), "from", ken.id()))
                .post("/v1/members/" + aiko.id() + "/merge")
                .then()
                .statusCode(200);
        var given = new java.util.concurrent.atomic.AtomicLong();
        atOnce(16, i -> {
            given.addAndGet(given(i % 2 == 0 ? aiko.card() : ken.card(), code));
            return 201;
        });
        assertEquals(43, given.get());
    }

    @Test
    void what_was_used_in_months_of_which_no_purchase_is_taken_any_more_is_forgotten() {
        var code = made(with(rule("BONUS", "20", ""), "cap", Map.of("points", 30, "per", "MONTH")));
        assertEquals(20, given(aiko.card(), code));
        var account = UUID.randomUUID();
        var oldest = LocalDate.now(ZoneOffset.UTC).minusDays(mostAgeDays());
        var kept = List.of(
                oldest.toString(), month(oldest), oldest.withDayOfMonth(1).toString());
        var before = oldest.minusDays(3).withDayOfMonth(1).minusDays(1);
        var past = List.of(before.toString(), month(before), "1999-12", "1999-12-31");
        kept.forEach(period -> used(account, period));
        past.forEach(period -> used(account, period));
        forgetting.forget().await().atMost(PATIENCE);
        assertEquals(kept.stream().distinct().sorted().toList(), periods(account));
        assertEquals(10, given(aiko.card(), code), "this month's use is remembered");
    }

    private long given(String card, String code) {
        return points(post(shop, purchase(card, 1_000)), code);
    }

    private static String month(LocalDate day) {
        return day.toString().substring(0, 7);
    }

    private int mostAgeDays() {
        return pool.query("select max((program::json ->> 'maxAgeDays')::int) from settings")
                .execute()
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getInteger(0);
    }

    private void used(UUID account, String period) {
        pool.preparedQuery("insert into rule_usage values ($1, $2, 'old', 5) on conflict do nothing")
                .execute(Tuple.of(account, period))
                .await()
                .atMost(PATIENCE);
    }

    private List<String> periods(UUID account) {
        return pool
                .preparedQuery("select period from rule_usage where account = $1 order by period collate \"C\"")
                .execute(Tuple.of(account))
                .await()
                .atMost(PATIENCE)
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }
}
