package olp.cashback.ledger;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import olp.cashback.CashbackTest;
import olp.cashback.Loyalty.Bought;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LedgerTest extends CashbackTest {
    private static final String NOT_ALLOWED = "42501";

    @Inject
    Pool asTheService;

    @Test
    void what_is_owed_is_what_was_issued() {
        var gym = partnerWith("5");
        var aiko = loyalty.member();
        loyalty.records(Bought.by(aiko, gym, 10_000));
        eventuallyLifetimeIs(aiko, 500);
        var report = as(OPERATOR)
                .get("/v1/ledger/trial-balance")
                .then()
                .statusCode(200)
                .body("balanced", equalTo(true))
                .body("outstanding.currency", equalTo("EUR"))
                .extract();
        List<Map<String, Object>> accounts = report.path("accounts");
        var held = sum(accounts, "ACTIVE", "PENDING", "HELD", "OWED");
        assertEquals(held, report.<Integer>path("outstanding.amount"));
        assertEquals(held, report.<Integer>path("outstanding.liability"));
        assertEquals(sum(accounts, "EXPIRED"), report.<Integer>path("breakage"));
        assertEquals(
                -500,
                accounts.stream()
                        .filter(each -> each.get("account").equals("ISSUED:" + gym))
                        .findFirst()
                        .orElseThrow()
                        .get("amount"));
    }

    @Test
    void what_was_entered_is_sealed() {
        var aiko = loyalty.member();
        loyalty.records(Bought.by(aiko, partnerWith("5"), 10_000));
        eventuallyLifetimeIs(aiko, 500);
        var entered = asTheService
                .query("select count(*)::int from ledger_entry")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getInteger(0);
        eventually(() -> as(OPERATOR)
                .get("/v1/ledger/seals")
                .then()
                .statusCode(200)
                .body("intact", equalTo(true))
                .body("broken", empty())
                .body("entries", greaterThanOrEqualTo(entered)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_entry set amount = amount + 1",
                "delete from ledger_entry",
                "truncate ledger_entry",
                "update rule_version set value = 6",
                "delete from rule_version",
                "drop table ledger_entry",
            })
    void the_services_own_role_cannot_change_what_was_entered(String sql) {
        var refused = assertThrows(
                PgException.class,
                () -> asTheService.query(sql).execute().await().indefinitely());
        assertEquals(NOT_ALLOWED, refused.getSqlState());
    }

    private static int sum(List<Map<String, Object>> accounts, String... places) {
        return accounts.stream()
                .filter(each ->
                        List.of(places).contains(each.get("account").toString().split(":")[0]))
                .mapToInt(each -> (Integer) each.get("amount"))
                .sum();
    }
}
