package olp.platform.events;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/** How far each publisher has told everything: "what I accepted before T is before this", kept by topic and partition. */
@ApplicationScoped
public class Watermarks {
    private static final String KEEP = """
            insert into watermark (topic, partition, accepted_before)
            select topic, partition, max(accepted_before)
            from unnest($1::text[], $2::int[], $3::timestamptz[]) as w (topic, partition, accepted_before)
            group by 1, 2 order by 1, 2
            on conflict (topic, partition) do update
            set accepted_before = greatest(watermark.accepted_before, excluded.accepted_before)""";

    private final Pool pool;
    private final OutboxSender broker;

    Watermarks(Pool pool, OutboxSender broker) {
        this.pool = pool;
        this.broker = broker;
    }

    static boolean isWatermark(IncomingEvent event) {
        return event.type().endsWith(".watermark.v1");
    }

    /** Keeps the watermarks of a batch and answers the rest of it. */
    Uni<List<IncomingEvent>> keep(SqlConnection tx, List<IncomingEvent> events) {
        var marks = events.stream().filter(Watermarks::isWatermark).toList();
        if (marks.isEmpty()) {
            return Uni.createFrom().item(events);
        }
        var facts = events.stream().filter(event -> !isWatermark(event)).toList();
        return tx.preparedQuery(KEEP)
                .execute(Tuple.of(
                        marks.stream().map(IncomingEvent::topic).toArray(String[]::new),
                        marks.stream().map(IncomingEvent::partition).toArray(Integer[]::new),
                        marks.stream()
                                .map(mark -> mark.as(Watermark.class)
                                        .acceptedBefore()
                                        .atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new)))
                .replaceWith(facts);
    }

    /**
     * The instant before which everything accepted has been seen, on every one of the partitions that the broker says a
     * topic has; nothing while the broker is away. What was seen may still be set aside, parked or dead.
     */
    public Uni<Optional<Instant>> passed(String topic) {
        return broker.isOpen()
                ? Uni.createFrom()
                        .item(() -> broker.partitions(topic))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                        .flatMap(partitions -> passed(topic, partitions))
                        .onFailure(KafkaException.class)
                        .recoverWithItem(Optional.empty())
                : Uni.createFrom().item(Optional.empty());
    }

    /**
     * The instant before which everything accepted has been seen, on every one of a topic's partitions.
     *
     * @param partitions how many the topic has
     * @return nothing while a partition has told nothing yet
     */
    public Uni<Optional<Instant>> passed(String topic, int partitions) {
        return pool.preparedQuery("select count(*), min(accepted_before) from watermark where topic = $1")
                .execute(Tuple.of(topic))
                .map(rows -> rows.iterator().next())
                .map(row -> row.getLong(0) < partitions
                        ? Optional.empty()
                        : Optional.of(row.getOffsetDateTime(1).toInstant()));
    }

    /** What a watermark event says. */
    record Watermark(String topic, int partition, Instant acceptedBefore) {}
}
