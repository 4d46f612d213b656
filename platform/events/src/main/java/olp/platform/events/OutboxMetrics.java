package olp.platform.events;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/** How much waits, and for how long: on its way out, for what it builds on, or for an operator. */
@ApplicationScoped
class OutboxMetrics {
    private static final String READ = """
            select (select count(*) from outbox),
                   coalesce((select extract(epoch from clock_timestamp() - created_at)::bigint
                             from outbox order by seq limit 1), 0),
                   (select count(*) from set_aside where awaits is not null),
                   (select count(*) from set_aside where reason is not null)""";

    private final Pool pool;
    private final AtomicLong backlog;
    private final AtomicLong lagSeconds;
    private final AtomicLong parked;
    private final AtomicLong dead;

    OutboxMetrics(Pool pool, MeterRegistry meters, OutboxSender sender) {
        this.pool = pool;
        this.backlog = meters.gauge("olp.outbox.backlog", new AtomicLong());
        this.lagSeconds = meters.gauge("olp.outbox.lag.seconds", new AtomicLong());
        this.parked = meters.gauge("olp.inbox.parked", new AtomicLong());
        meters.gauge("olp.broker.connections", sender, OutboxSender::connections);
        this.dead = meters.gauge("olp.inbox.dead", new AtomicLong());
    }

    @Scheduled(
            identity = "event-metrics",
            every = "${olp.metrics-every:10s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> read() {
        return pool.query(READ)
                .execute()
                .map(rows -> rows.iterator().next())
                .invoke(row -> {
                    backlog.set(row.getLong(0));
                    lagSeconds.set(row.getLong(1));
                    parked.set(row.getLong(2));
                    dead.set(row.getLong(3));
                })
                .replaceWithVoid();
    }
}
