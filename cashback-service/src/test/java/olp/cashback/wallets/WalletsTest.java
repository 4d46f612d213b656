package olp.cashback.wallets;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import olp.cashback.CashbackTest;
import olp.cashback.Courier;
import olp.cashback.Courier.Letter;
import olp.cashback.ledger.Postings;
import olp.platform.events.EventHandler;
import olp.platform.events.Inbox;
import olp.platform.ledger.Wanted;
import olp.platform.ledger.model.Hold;
import olp.platform.ledger.model.Holds;
import olp.platform.ledger.model.Returns;
import olp.platform.ledger.model.Value.Note;
import olp.platform.testing.EventFiles;
import org.junit.jupiter.api.BeforeEach;

/** What tests of wallets that follow their cards have in common: events in any order, and holds as tills have them. */
@QuarkusTest
public abstract class WalletsTest extends CashbackTest {
    protected static final Duration PATIENCE = Duration.ofSeconds(60);
    protected static final UUID TILL = UUID.randomUUID();

    @Inject
    protected Pool pool;

    @Inject
    protected Postings postings;

    @Inject
    Inbox inbox;

    @Inject
    EventHandler handler;

    protected Courier courier;

    @BeforeEach
    void the_programme_is_known() {
        courier = new Courier(inbox, handler);
        courier.deliver(List.of(Letter.of(
                "loyalty.partners",
                "program",
                "loyalty.program-changed.v1",
                Instant.parse("2020-01-01T00:00:00Z"),
                EventFiles.example("loyalty.program-changed.v1"))));
    }

    /** What was told since the last time. */
    void deliver(Town town) {
        courier.deliver(List.copyOf(town.told));
        town.told.clear();
    }

    /** Sets money aside, with a card of an account of issue; null if there is not so much. */
    protected UUID hold(UUID issued, long amount) {
        var id = UUID.randomUUID();
        return inTransaction(tx -> postings.lock(
                        tx, List.of(issued), accounts -> new Wanted().spending(accounts.get(issued), amount))
                .flatMap(locked -> {
                    var account = locked.accountOf(issued);
                    var enough = locked.batch().find(account).balance().available() >= amount;
                    if (enough) {
                        var end = Instant.now().plus(Duration.ofDays(300));
                        new Holds(locked.batch()).hold(id, account, issued, TILL, amount, end);
                    }
                    return postings.write(tx, locked.batch()).map(written -> enough ? id : null);
                }));
    }

    /** Spends what was set aside, or part of it; 0 frees all of it. */
    protected void capture(UUID hold, UUID issued, long amount) {
        inTransaction(tx -> postings.lock(tx, List.of(issued), accounts -> new Wanted().holds(List.of(hold)))
                .flatMap(locked -> {
                    var batch = locked.batch();
                    if (amount == 0) {
                        new Holds(batch).end(batch.hold(hold), Hold.State.VOIDED, batch.at());
                    } else {
                        new Holds(batch).capture(batch.hold(hold), amount, new Note("SPENT", TILL, hold, null));
                    }
                    return postings.write(tx, batch);
                }));
    }

    /** Takes back what is not there, so that it is owed. */
    protected void owe(UUID issued, long amount) {
        inTransaction(tx -> postings.post(
                tx,
                List.of(issued),
                locked -> new Returns(locked.batch())
                        .reverse(
                                locked.accountOf(issued),
                                List.of(),
                                amount,
                                new Note("REVERSED", TILL, UUID.randomUUID(), null),
                                true)));
    }

    protected <T> T inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work).await().atMost(PATIENCE);
    }

    protected RowSet<Row> run(String sql, Object... values) {
        return pool.preparedQuery(sql)
                .execute(Tuple.tuple(List.of(values)))
                .await()
                .atMost(PATIENCE);
    }
}
