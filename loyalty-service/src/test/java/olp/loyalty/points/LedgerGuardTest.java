package olp.loyalty.points;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import olp.loyalty.LoyaltyTest;
import olp.loyalty.Owner;
import olp.platform.ledger.LedgerSeals;
import olp.platform.ledger.TrialBalances;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody changes what was entered, and whoever does is found. */
@QuarkusTest
class LedgerGuardTest extends LoyaltyTest {
    @Inject
    Pool pool;

    @Inject
    LedgerSeals seals;

    @Inject
    TrialBalances balances;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_entry set amount = amount + 1",
                "delete from ledger_entry",
                "truncate ledger_entry",
                "update ledger_seal set hash = hash",
                "delete from ledger_seal",
                "truncate ledger_seal",
                "alter table ledger_entry add column mine integer",
                "drop table ledger_seal",
            })
    void the_service_cannot_change_what_was_entered(String sql) {
        var refused = assertThrows(
                PgException.class, () -> pool.query(sql).execute().await().indefinitely());
        assertEquals("42501", refused.getSqlState());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_entry set amount = amount + 1 where seq = ?",
                "update ledger_entry set text = 'because I say so' where seq = ?",
                "update ledger_entry set at = at + interval '1 second' where seq = ?",
                "update ledger_entry set lots = null, parts = null where seq = ?",
                "delete from ledger_entry where seq = ?",
            })
    void a_changed_entry_is_found_and_its_link_named(String tampering) {
        var seq = sealedEntry();
        var link = one("select min(number) from ledger_seal where last_seq >= $1", seq)
                .getLong(0);
        assertTrue(verify().intact());
        Owner.change("create table kept as select * from ledger_entry where seq = ?", seq);
        try {
            assertEquals(1, Owner.change(tampering, seq));
            assertEquals(List.of(link), verify().broken());
        } finally {
            Owner.change("delete from ledger_entry where seq = ?", seq);
            Owner.change("insert into ledger_entry overriding system value select * from kept");
            Owner.change("drop table kept");
        }
        assertTrue(verify().intact());
    }

    @Test
    void an_account_whose_balance_was_changed_is_named() {
        post(shop, earlier(aiko.card(), 1000)).statusCode(201);
        var account = account();
        assertEquals(List.of(), drift());
        Owner.change("update ledger_account set active = active + 1 where id = ?", account);
        try {
            assertEquals(List.of("account " + account, "lots of account " + account), drift());
            as(OPERATOR).get("/v1/ledger/trial-balance").then().statusCode(200).body("balanced", equalTo(false));
        } finally {
            Owner.change("update ledger_account set active = active - 1 where id = ?", account);
        }
        assertEquals(List.of(), drift());
    }

    @Test
    void an_account_whose_lot_was_changed_is_named() {
        post(shop, earlier(aiko.card(), 1000)).statusCode(201);
        var account = account();
        Owner.change("update ledger_lot set remaining = remaining - 1 where account = ?", account);
        try {
            assertEquals(List.of("lots of account " + account, "next ends of account " + account), drift());
        } finally {
            Owner.change("update ledger_lot set remaining = remaining + 1 where account = ?", account);
        }
        theLedgerBalances();
    }

    /** The number of an entry that is sealed: of a hold, which names lots. */
    private long sealedEntry() {
        post(shop, earlier(aiko.card(), 1000)).statusCode(201);
        held(shop, aiko.card(), 3);
        var seq = one("select max(seq) from ledger_entry where account = $1", account())
                .getLong(0);
        var until = Instant.now().plus(Duration.ofSeconds(30));
        while (!one("select exists (select from ledger_seal where last_seq >= $1)", seq)
                .getBoolean(0)) {
            assertTrue(Instant.now().isBefore(until), "the entry was not sealed");
            seals.seal().await().indefinitely();
        }
        return seq;
    }

    private UUID account() {
        return one("select issued_account from card where number = $1", aiko.card())
                .getUUID(0);
    }

    private Row one(String sql, Object value) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(value))
                .await()
                .indefinitely()
                .iterator()
                .next();
    }

    private List<String> drift() {
        return balances.now().await().indefinitely().drift();
    }

    private LedgerSeals.Chain verify() {
        return seals.verify().await().indefinitely();
    }
}
