package olp.platform.events;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Forgets events that were seen so long ago that no topic still has them to deliver again. */
@ApplicationScoped
class InboxPruning {
    private final Pool pool;
    private final Duration keep;

    InboxPruning(Pool pool, @ConfigProperty(name = "olp.inbox.keep", defaultValue = "60d") Duration keep) {
        this.pool = pool;
        this.keep = keep;
    }

    @Scheduled(identity = "prune-inbox", every = "1h", delayed = "5m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> prune() {
        return pool.preparedQuery("delete from inbox where seen_at < $1")
                .execute(Tuple.of(OffsetDateTime.now().minus(keep)))
                .replaceWithVoid();
    }
}
