package olp.loyalty.points;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import olp.loyalty.LoyaltyTest;
import olp.loyalty.Owner;
import olp.platform.ledger.LedgerWatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever watches the ledger is told when it is off, and where. */
@QuarkusTest
class LedgerWatchTest extends LoyaltyTest {
    private static final Logger LOG = Logger.getLogger(LedgerWatch.class.getName());

    @Inject
    LedgerWatch watch;

    @Inject
    Pool pool;

    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.SEVERE.intValue()) {
                errors.add(line.getMessage() + Arrays.toString(line.getParameters()));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOG.addHandler(listener);
    }

    @AfterEach
    void stop_listening() {
        LOG.removeHandler(listener);
    }

    @Test
    void an_account_that_is_off_raises_the_metric_and_is_named_in_the_log() {
        post(shop, earlier(aiko.card(), 1000)).statusCode(201);
        var account = account();
        check("0.0");
        assertEquals(List.of(), errors);
        Owner.change("update ledger_account set active = active + 1 where id = ?", account);
        try {
            // The account against its entries, and against its lots.
            check("2.0");
            assertEquals(2, errors.size());
            errors.forEach(error -> assertTrue(error.contains("account " + account), error));
        } finally {
            Owner.change("update ledger_account set active = active - 1 where id = ?", account);
        }
        check("0.0");
        assertEquals(2, errors.size());
    }

    private void check(String drift) {
        watch.check().await().atMost(Duration.ofSeconds(30));
        RestAssured.get("/q/metrics").then().statusCode(200).body(containsString("olp_ledger_drift " + drift));
    }

    private UUID account() {
        return pool.preparedQuery("select issued_account from card where number = $1")
                .execute(Tuple.of(aiko.card()))
                .await()
                .atMost(Duration.ofSeconds(30))
                .iterator()
                .next()
                .getUUID(0);
    }
}
