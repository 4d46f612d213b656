package olp.cashback.rules;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import olp.cashback.program.Programs;
import olp.cashback.program.model.PolicyHistory;
import olp.platform.rules.PostgresUsage;

/**
 * Forgets what was used of caps in months of which no purchase is taken any more, some at a time. Purchases are heard of later
 * than they are taken, so a month is kept longer than loyalty-service keeps it, by more than any outage.
 */
@ApplicationScoped
class ForgetUsage {
    private static final int AT_A_TIME = 10_000;
    private static final int HEARD_OF_WITHIN_DAYS = 92;

    private final Pool pool;
    private final Programs programs;

    ForgetUsage(Pool pool, Programs programs) {
        this.pool = pool;
        this.programs = programs;
    }

    @Scheduled(identity = "forget-usage", every = "10m", delayed = "3m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return programs.known(pool)
                .flatMap(known -> known.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : PostgresUsage.forget(pool, oldestMonth(known.get()), AT_A_TIME)
                                .replaceWithVoid());
    }

    /** Such as 2026-11: what was used before it is not asked for again. */
    private static String oldestMonth(PolicyHistory known) {
        return LocalDate.now(ZoneOffset.UTC)
                .minusDays(known.mostAgeDays() + HEARD_OF_WITHIN_DAYS)
                .toString()
                .substring(0, 7);
    }
}
