package olp.loyalty.rules;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import olp.loyalty.program.SettingsStore;
import olp.platform.rules.PostgresUsage;

/**
 * Forgets what was used of caps in days and months of which no purchase is taken any more, some at a time. A day beyond
 * what the programme takes is kept, and the month that it is in.
 */
@ApplicationScoped
class ForgetUsage {
    private static final int AT_A_TIME = 10_000;

    private final Pool pool;
    private final SettingsStore settings;

    ForgetUsage(Pool pool, SettingsStore settings) {
        this.pool = pool;
        this.settings = settings;
    }

    @Scheduled(identity = "forget-usage", every = "10m", delayed = "3m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        var now = Instant.now();
        return settings.history(pool).flatMap(history -> {
            var oldest = history.versions().stream()
                    .mapToInt(each -> each.program().maxAgeDays())
                    .max()
                    .orElseThrow();
            var month = now.atZone(ZoneOffset.UTC)
                    .toLocalDate()
                    .minusDays(oldest + 2L)
                    .toString()
                    .substring(0, 7);
            return PostgresUsage.forget(pool, month, AT_A_TIME).replaceWithVoid();
        });
    }
}
