package olp.cashback.accruals;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import olp.cashback.CashbackTest;
import olp.cashback.Loyalty.Bought;
import olp.platform.events.EventHandler;
import olp.platform.events.IncomingEvent;
import olp.platform.testing.LoyaltyVoice.Holder;
import org.junit.jupiter.api.Test;

/** Several consumers at once, as of several instances: each batch is a transaction of its own. */
@QuarkusTest
class BudgetsTest extends CashbackTest {
    private static final int BATCHES = 40;
    private static final int A_BATCH = 5;
    private static final int AT_ONCE = 8;

    @Inject
    EventHandler handler;

    @Inject
    Pool pool;

    @Test
    void a_budget_is_spent_to_the_last_and_never_more_and_caps_hold_whoever_is_at_work() {
        var gym = UUID.randomUUID();
        var budget = rule(gym, "10");
        budget.put("budget", 12_345);
        var cap = rule(gym, "5");
        cap.put("capPerMonth", 700);
        post(budget).statusCode(201);
        post(cap).statusCode(201);
        var holders = Stream.generate(loyalty::member).limit(12).toList();
        holders.forEach(each -> eventually(() -> wallet(each).statusCode(200)));
        var random = new Random(11);
        List<List<IncomingEvent>> batches = new ArrayList<>();
        for (int i = 0; i < BATCHES; i++) {
            batches.add(Stream.generate(() -> bought(holders.get(random.nextInt(holders.size())), gym))
                    .limit(A_BATCH)
                    .toList());
        }
        Multi.createFrom()
                .iterable(batches)
                .onItem()
                .transformToUni(batch -> pool.withTransaction(tx -> handler.handle(tx, batch)))
                .merge(AT_ONCE)
                .collect()
                .asList()
                .await()
                .atMost(Duration.ofSeconds(60));
        assertEquals(12_345, number("select used from rule_budget where rule = '" + budget.get("code") + "'"));
        assertEquals(700, number("select max(used) from rule_usage where rule = '" + cap.get("code") + "'"));
        var all = number("select sum(used)::bigint from rule_usage where rule = '" + cap.get("code") + "'");
        assertTrue(all <= 700 * holders.size());
        assertEquals(
                12_345 + all,
                number("select sum(amount)::bigint from ledger_entry where kind = 'ACCRUED' and party = '" + gym
                        + "'"));
        assertEquals(BATCHES * A_BATCH, number("select count(*) from purchase where partner = '" + gym + "'"));
        theLedgerBalances();
        wallet(holders.getFirst()).body("card", equalTo(holders.getFirst().card()));
    }

    private static IncomingEvent bought(Holder holder, UUID gym) {
        return new IncomingEvent(
                UUID.randomUUID(),
                "/loyalty",
                "loyalty.purchase-recorded.v1",
                Instant.now(),
                null,
                "loyalty.purchases",
                0,
                0,
                holder.issuedAccount().toString(),
                Bought.by(holder, gym, 1_000).data().getBytes(UTF_8));
    }

    private long number(String sql) {
        return pool.query(sql).executeAndAwait().iterator().next().getLong(0);
    }
}
