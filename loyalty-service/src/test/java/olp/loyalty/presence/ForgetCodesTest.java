package olp.loyalty.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import olp.loyalty.LoyaltyTest;
import olp.loyalty.Owner;
import olp.platform.web.ForgetCodes;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ForgetCodesTest extends LoyaltyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    ForgetCodes codes;

    @Inject
    Pool pool;

    @Test
    void that_a_code_was_used_is_forgotten_after_a_day() {
        var old = used("25 hours");
        var late = used("23 hours");
        codes.forget().await().atMost(PATIENCE);
        assertEquals(0, known(old));
        assertEquals(1, known(late));
    }

    @Test
    void the_service_cannot_forget_any_other() {
        var refused = assertThrows(
                PgException.class,
                () -> pool.query("delete from code_used").execute().await().atMost(PATIENCE));
        assertEquals("42501", refused.getSqlState());
    }

    private static UUID used(String ago) {
        var id = UUID.randomUUID();
        Owner.change("insert into code_used (jti, used_at) values (?, now() - '" + ago + "'::interval)", id);
        return id;
    }

    private long known(UUID code) {
        return pool.preparedQuery("select count(*) from code_used where jti = $1")
                .execute(Tuple.of(code))
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getLong(0);
    }
}
