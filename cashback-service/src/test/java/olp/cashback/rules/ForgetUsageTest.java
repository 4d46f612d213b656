package olp.cashback.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import olp.cashback.CashbackTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ForgetUsageTest extends CashbackTest {
    @Inject
    ForgetUsage forgetting;

    @Inject
    Pool pool;

    @Test
    void what_was_used_in_months_of_which_no_purchase_can_come_any_more_is_forgotten() {
        var account = UUID.randomUUID();
        // the programme takes purchases of 400 days, and they are heard of within 92
        var oldest = YearMonth.from(LocalDate.now(ZoneOffset.UTC).minusDays(492));
        var periods = List.of("1999-12", oldest.minusMonths(1).toString(), oldest.toString(), "2999-01");
        periods.forEach(period -> done(
                pool.preparedQuery("insert into rule_usage (account, period, rule, used) values ($1, $2, 'old', 5)")
                        .execute(Tuple.of(account, period))));
        done(forgetting.forget());
        var kept = done(pool.preparedQuery("select period from rule_usage where account = $1 order by period")
                .execute(Tuple.of(account)));
        assertEquals(
                periods.subList(2, 4),
                kept.stream().map(row -> row.getString(0)).toList());
    }

    private static <T> T done(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(30));
    }
}
