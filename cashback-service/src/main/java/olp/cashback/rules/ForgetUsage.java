package olp.cashback.rules;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import olp.cashback.program.Programs;
import olp.cashback.program.model.PolicyHistory;
import olp.platform.rules.PostgresUsage;

/**
 * Forgets what was used of caps in months of which no purchase is taken any more, some at a time. Purchases are heard of later
 * than they are taken, so a month is kept longer than loyalty-service keeps it. One that is heard of even later, say a dead
 * letter that is replayed after half a year, may find its month's cap unused.
 */
@ApplicationScoped
class ForgetUsage {
    private static final int AT_A_TIME = 10_000;
    private static final Duration HEARD_OF_WITHIN = Duration.ofDays(92);

    private final Pool pool;
    private final Programs programs;

    ForgetUsage(Pool pool, Programs programs) {
        this.pool = pool;
        this.programs = programs;
    }

    @Scheduled(identity = "forget-usage", every = "10m", delayed = "3m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return programs.known(pool)
                .map(known -> known.flatMap(ForgetUsage::oldestMonth))
                .flatMap(month -> month.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : PostgresUsage.forget(pool, month.get(), AT_A_TIME).replaceWithVoid());
    }

    /** Such as 2026-11: what was used before it is not asked for again. */
    private static Optional<String> oldestMonth(PolicyHistory known) {
        var heardOf = Instant.now().minus(HEARD_OF_WITHIN);
        var most = known.mostAgeDaysSince(heardOf);
        return most.isEmpty()
                ? Optional.empty()
                : Optional.of(heardOf.atZone(ZoneOffset.UTC)
                        .toLocalDate()
                        .minusDays(most.getAsInt())
                        .toString()
                        .substring(0, 7));
    }
}
