package olp.cashback.expiry;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import olp.cashback.CashbackTest;
import olp.cashback.Loyalty.Bought;
import olp.platform.testing.EventFiles;
import olp.platform.testing.LoyaltyVoice.Holder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The end of money. The test plays the notification-service's part, and moves lots in time, as nobody can move the clock. */
@QuarkusTest
class ExpiryTest extends CashbackTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String READ_ENDS_ANEW = "ends = '{}', ending = '{}', ends_to = '0001-01-01 00:00:00Z'";

    @Inject
    Pool pool;

    @Inject
    ObjectMapper json;

    @Inject
    PlanExpiries planning;

    private Holder aiko;

    @BeforeEach
    void aiko_has_100() {
        kafka.create("notification.feedback");
        aiko = loyalty.member();
        loyalty.records(
                Bought.by(aiko, partnerWith("10"), 1_000).activeAt(Instant.now().minusSeconds(1)));
        eventuallyLifetimeIs(aiko, 100);
    }

    @AfterEach
    void the_books_are_sound() {
        theLedgerBalances();
    }

    @Test
    void a_members_money_lapses_once_a_warning_was_delivered_and_two_weeks_after_it() throws Exception {
        endsIn("10 days", true);
        wallet(aiko)
                .body("expiring[0].amount", equalTo(100))
                .body("expiring[0].on.length()", equalTo(10))
                .body("expiryNotice", equalTo("REQUIRED"));
        planning.plan().await().atMost(PATIENCE);
        var planned = kafka.await(
                "cashback.wallets",
                "cashback.expiry-planned.v1",
                each -> each.value().contains(aiko.member().toString()));
        assertEquals(List.of(), EventFiles.faults("cashback.expiry-planned.v1", planned.value()));
        assertEquals(aiko.account().toString(), planned.key());
        var plan = UUID.fromString(json.readTree(planned.value()).get("plan").asText());

        endsIn("-20 days", true);
        wallet(aiko).body("available", equalTo(100));
        as(OPERATOR)
                .get("/v1/expiries/unwarned?limit=100")
                .then()
                .statusCode(200)
                .body("items.plan", hasItem(plan.toString()))
                .body(
                        "items.find { it.plan == '%s' }.member".formatted(plan),
                        equalTo(aiko.member().toString()))
                .body("items.find { it.plan == '%s' }.amount".formatted(plan), equalTo(100))
                .body("items.find { it.plan == '%s' }.currency".formatted(plan), equalTo("EUR"));

        warn(plan, Instant.now().minus(Duration.ofDays(13)));
        await().atMost(PATIENCE).until(() -> lapsesAt() != null);
        wallet(aiko).body("available", equalTo(100));
        as(OPERATOR)
                .get("/v1/expiries/unwarned?limit=100")
                .then()
                .body("items.find { it.plan == '%s' }".formatted(plan), equalTo(null));

        lapsed();
        wallet(aiko).body("available", equalTo(0)).body("expiring.size()", equalTo(0));
        eventually(() -> assertEquals(List.of("EXPIRED", -100), first()));
        var expired = kafka.await(
                "cashback.wallets",
                "cashback.expired.v1",
                each -> each.key().equals(aiko.account().toString()));
        assertEquals(List.of(), EventFiles.faults("cashback.expired.v1", expired.value()));
    }

    @Test
    void a_warning_of_another_services_plan_is_none_of_ours() {
        warn(UUID.randomUUID(), Instant.now(), "\"loyalty\"");
        warn(UUID.randomUUID(), Instant.now(), "null");
        var unknown = UUID.randomUUID();
        warn(unknown, Instant.now(), "\"cashback\"");
        eventually(() -> as(OPERATOR)
                .get("/v1/dead-letters?limit=200")
                .then()
                .body("items.findAll { it.type == 'notification.expiry-warned.v1' }.size()", equalTo(1)));
    }

    @Test
    void money_on_a_card_that_is_nobodys_lapses_without_a_notice() {
        endsIn("-1 second", false);
        wallet(aiko).body("available", equalTo(0));
        eventually(() -> assertEquals(List.of("EXPIRED", -100), first()));
    }

    private List<Object> first() {
        var entry = entries(aiko).getFirst();
        return List.of(entry.get("kind"), entry.get("amount"));
    }

    private void warn(UUID plan, Instant at) {
        warn(plan, at, "\"cashback\"");
    }

    private void warn(UUID plan, Instant at, String service) {
        kafka.publish(
                "notification.feedback",
                plan.toString(),
                "/notification",
                "notification.expiry-warned.v1",
                EventFiles.example(
                        "notification.expiry-warned.v1",
                        "plan",
                        "\"" + plan + "\"",
                        "service",
                        service,
                        "warnedAt",
                        "\"" + at + "\""));
    }

    private void endsIn(String interval, boolean notice) {
        var end = "now() + '" + interval + "'::interval";
        run("update ledger_lot set notice = " + notice + ", expires_at = " + end + ", lapses_at = "
                + (notice ? "null" : end) + " where account = $1");
        run("update ledger_account set due_at = now(), " + READ_ENDS_ANEW + " where id = $1");
    }

    private void lapsed() {
        run("update ledger_lot set expires_at = now() - interval '1 hour', lapses_at = now() - interval '1 minute'"
                + " where account = $1");
        run("update ledger_account set due_at = now() - interval '1 minute', " + READ_ENDS_ANEW + " where id = $1");
    }

    private Object lapsesAt() {
        return run("select max(lapses_at) from ledger_lot where account = $1")
                .iterator()
                .next()
                .getValue(0);
    }

    private io.vertx.mutiny.sqlclient.RowSet<io.vertx.mutiny.sqlclient.Row> run(String sql) {
        return pool.preparedQuery(sql).execute(Tuple.of(aiko.account())).await().atMost(PATIENCE);
    }
}
