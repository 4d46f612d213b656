package olp.platform.events;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tries parked events again now and then: with several instances an event can be parked at the very moment another
 * instance learns what it waits for, and nobody would set it free.
 */
@ApplicationScoped
class ParkedEvents {
    private static final int AT_A_TIME = 500;

    private final Pool pool;
    private final Inbox inbox;
    private final SetAsideEvents setAside;
    private final Instance<EventHandler> handlers;
    private final Duration every;

    ParkedEvents(
            Pool pool,
            Inbox inbox,
            SetAsideEvents setAside,
            Instance<EventHandler> handlers,
            @ConfigProperty(name = "olp.inbox.retry-parked-every", defaultValue = "10s") Duration every) {
        this.pool = pool;
        this.inbox = inbox;
        this.setAside = setAside;
        this.handlers = handlers;
        this.every = every;
    }

    @Scheduled(
            identity = "retry-parked",
            every = "${olp.inbox.retry-parked-every:10s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> retry() {
        if (!handlers.isResolvable()) {
            return Uni.createFrom().voidItem();
        }
        return pool.withTransaction(
                tx -> setAside.releaseOldest(tx, Instant.now().minus(every), AT_A_TIME)
                        .flatMap(events -> inbox.apply(tx, events, handlers.get())));
    }
}
