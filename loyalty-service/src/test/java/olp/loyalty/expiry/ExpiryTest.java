package olp.loyalty.expiry;

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
import olp.loyalty.LoyaltyTest;
import olp.loyalty.Owner;
import olp.platform.testing.EventFiles;
import olp.platform.testing.KafkaProbe;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The end of points. The test plays the notification-service's part, and moves lots in time, as nobody can move the clock. */
@QuarkusTest
class ExpiryTest extends LoyaltyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Inject
    Pool pool;

    @Inject
    ObjectMapper json;

    @Inject
    PostWhatIsDue due;

    @Inject
    PlanExpiries planning;

    @Test
    void a_member_s_points_lapse_once_a_warning_was_delivered_and_two_weeks_after_it() throws Exception {
        earn(aiko.card(), 100);
        endsIn(aiko.card(), "10 days");
        planning.plan().await().atMost(PATIENCE);
        try (var kafka = new KafkaProbe(servers)) {
            // The notification-service makes them, where there is one.
            kafka.create("notification.feedback", "notification.feedback.dlq");
            var planned = kafka.await(
                    "loyalty.points",
                    "loyalty.expiry-planned.v1",
                    each -> each.value().contains(aiko.id().toString()));
            assertEquals(List.of(), EventFiles.faults("loyalty.expiry-planned.v1", planned.value()));
            var plan =
                    UUID.fromString(json.readTree(planned.value()).get("plan").asText());

            endsIn(aiko.card(), "-20 days");
            due.post().await().atMost(PATIENCE);
            balance(aiko.card()).body("points.active", equalTo(100));
            as(OPERATOR)
                    .get("/v1/expiries/unwarned?limit=100")
                    .then()
                    .body("items.plan", hasItem(plan.toString()))
                    .body(
                            "items.find { it.plan == '%s' }.member".formatted(plan),
                            equalTo(aiko.id().toString()));

            warn(kafka, plan, Instant.now().minus(Duration.ofDays(13)));
            await().atMost(PATIENCE).until(() -> lapsesAt(aiko.card()) != null);
            balance(aiko.card()).body("points.active", equalTo(100));
            warn(kafka, UUID.randomUUID(), Instant.now());

            lapsed(aiko.card(), "1 minute");
            balance(aiko.card()).body("points.active", equalTo(0)).body("expiring.size()", equalTo(0));
            due.post().await().atMost(PATIENCE);
            as(OPERATOR)
                    .get("/v1/cards/" + aiko.card() + "/entries")
                    .then()
                    .body("items[0].kind", equalTo("EXPIRED"))
                    .body("items[0].points", equalTo(-100));
            var expired = kafka.await(
                    "loyalty.points",
                    "loyalty.points-expired.v1",
                    each -> each.key().equals(account(aiko.card()).toString()));
            assertEquals(List.of(), EventFiles.faults("loyalty.points-expired.v1", expired.value()));
        }
        theLedgerBalances();
    }

    @Test
    void points_on_a_bearer_card_lapse_without_a_notice_which_receipt_and_balance_say() {
        String card = as(OPERATOR)
                .body(java.util.Map.of("id", UUID.randomUUID(), "kind", "BEARER"))
                .post("/v1/cards")
                .then()
                .statusCode(201)
                .extract()
                .path("number");
        var purchase = purchase(card, 5_000);
        post(shop, purchase)
                .statusCode(201)
                .body("receipt[1]", org.hamcrest.Matchers.startsWith("They can be used until 20"));
        balance(card).body("expiryNotice", equalTo("NONE")).body("points.pending", equalTo(50));
        lapsed(card, "1 second");
        balance(card).body("points.pending", equalTo(0)).body("points.active", equalTo(0));
        post(shop, purchase(card, 100)).statusCode(201).body("balance.pending", equalTo(1));
        theLedgerBalances();
    }

    @Test
    void pending_points_are_active_from_their_instant_whether_or_not_that_was_entered() {
        post(shop, purchase(aiko.card(), 700)).statusCode(201).body("balance.pending", equalTo(7));
        run("update ledger_lot set active_from = now() where account = $1", account(aiko.card()));
        run("update ledger_account set due_at = now() where id = $1", account(aiko.card()));
        balance(aiko.card()).body("points.active", equalTo(7)).body("points.pending", equalTo(0));
        due.post().await().atMost(PATIENCE);
        as(OPERATOR).get("/v1/cards/" + aiko.card() + "/entries").then().body("items[0].kind", equalTo("ACTIVATED"));
        theLedgerBalances();
    }

    private void earn(String card, int points) {
        var purchase = purchase(card, points * 100L);
        purchase.put("occurredAt", Instant.now().minus(Duration.ofDays(20)).toString());
        post(shop, purchase).statusCode(201).body("balance.active", equalTo(points));
    }

    private static void warn(KafkaProbe kafka, UUID plan, Instant at) {
        kafka.publish(
                "notification.feedback",
                plan.toString(),
                "/notification",
                "notification.expiry-warned.v1",
                EventFiles.example(
                        "notification.expiry-warned.v1", "plan", "\"" + plan + "\"", "warnedAt", "\"" + at + "\""));
    }

    private void endsIn(String card, String interval) {
        var account = account(card);
        run("update ledger_lot set expires_at = now() + '" + interval + "'::interval where account = $1", account);
        run("update ledger_account set " + Owner.READ_ENDS_ANEW + " where id = $1", account);
    }

    private void lapsed(String card, String ago) {
        var account = account(card);
        var then = "now() - '" + ago + "'::interval";
        run("update ledger_lot set expires_at = " + then + ", lapses_at = " + then + " where account = $1", account);
        run("update ledger_account set due_at = " + then + ", " + Owner.READ_ENDS_ANEW + " where id = $1", account);
    }

    private Object lapsesAt(String card) {
        return run("select max(lapses_at) from ledger_lot where account = $1", account(card))
                .iterator()
                .next()
                .getValue(0);
    }

    private UUID account(String card) {
        return pool.preparedQuery(
                        "select a.root from card c join card_account a on a.id = c.issued_account where c.number = $1")
                .execute(Tuple.of(card))
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getUUID(0);
    }

    private io.vertx.mutiny.sqlclient.RowSet<io.vertx.mutiny.sqlclient.Row> run(String sql, UUID account) {
        return pool.preparedQuery(sql).execute(Tuple.of(account)).await().atMost(PATIENCE);
    }
}
