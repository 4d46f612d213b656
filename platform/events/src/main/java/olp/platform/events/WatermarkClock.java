package olp.platform.events;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Appends a watermark for every partition of the service's topics every few seconds: reads the database's clock, waits
 * without blocking until the transactions that had written by then have ended, then appends. What they appended stands
 * before it in the outbox, and the relay keeps that order. So whoever reads the clock after its first write, and calls
 * that the time of acceptance, is told of before any watermark that is later.
 */
@ApplicationScoped
class WatermarkClock {
    private static final Duration QUERY = Duration.ofSeconds(30);
    private static final String CLOCK = "select clock_timestamp()";
    /**
     * A number of its own, above that of every transaction that has one by now. Not a snapshot's upper end: that is one
     * past the last transaction that has ended, and those that run above it would not be waited for.
     */
    private static final String NUMBER = "select pg_current_xact_id()::text";

    private static final String ENDED = "select pg_snapshot_xmin(pg_current_snapshot()) >= $1::text::xid8";
    /** While the last ones have not gone out (the broker is away) no more are added. */
    private static final String APPEND = """
            insert into outbox (id, aggregatetype, aggregateid, type, subject, payload, partition)
            select id, topic, 'watermark-' || partition, $4, topic || '-' || partition,
                   json_build_object('topic', topic, 'partition', partition, 'acceptedBefore',
                     to_char($5::timestamptz at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text, partition
            from unnest($1::uuid[], $2::text[], $3::int[]) as w (id, topic, partition)
            where pg_current_xact_id() is not null
              and not exists (select from outbox where seq > $7 and seq <= $6 and type = $4)
            returning seq""";

    private final Pool pool;
    private final PublisherConfig config;
    private final OutboxSender sender;
    private long nextAt = System.nanoTime();
    private Reading reading;
    private long lastSeq;

    WatermarkClock(Pool pool, PublisherConfig config, OutboxSender sender) {
        this.pool = pool;
        this.config = config;
        this.sender = sender;
    }

    private record Reading(OffsetDateTime at, String runningBelow) {}

    /**
     * Called by the relay's thread between sends: takes a reading when it is time, appends once the reading is safe. Answers
     * whether it appended.
     */
    boolean tick() {
        if (reading == null && System.nanoTime() - nextAt >= 0) {
            nextAt = System.nanoTime() + config.watermarksEvery().toNanos();
            reading = read();
        }
        if (reading != null && ended(reading)) {
            sender.passed().markedHaveEnded();
            append(reading);
            reading = null;
            return true;
        }
        return false;
    }

    /** The clock first: who accepts something reads the clock after its first write, so has its number before ours. */
    private Reading read() {
        sender.passed().mark();
        var at = ask(CLOCK).getOffsetDateTime(0);
        return new Reading(at, ask(NUMBER).getString(0));
    }

    private Row ask(String sql) {
        return pool.query(sql)
                .execute()
                .map(rows -> rows.iterator().next())
                .await()
                .atMost(QUERY);
    }

    private boolean ended(Reading at) {
        return pool.preparedQuery(ENDED)
                .execute(Tuple.of(at.runningBelow()))
                .map(rows -> rows.iterator().next().getBoolean(0))
                .await()
                .atMost(QUERY);
    }

    private void append(Reading at) {
        List<UUID> ids = new ArrayList<>();
        List<String> topics = new ArrayList<>();
        List<Integer> partitions = new ArrayList<>();
        for (var topic : config.owned()) {
            for (int partition = 0; partition < sender.partitions(topic); partition++) {
                ids.add(TimeOrderedIds.next());
                topics.add(topic);
                partitions.add(partition);
            }
        }
        pool.preparedQuery(APPEND)
                .execute(Tuple.from(List.of(
                        ids.toArray(UUID[]::new),
                        topics.toArray(String[]::new),
                        partitions.toArray(Integer[]::new),
                        config.service() + ".watermark.v1",
                        at.at(),
                        lastSeq,
                        sender.passed().upTo())))
                .await()
                .atMost(QUERY)
                .forEach(row -> lastSeq = Math.max(lastSeq, row.getLong(0)));
    }
}
