package olp.platform.events;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends the next rows of the outbox and deletes what the broker has. Used by the relay's thread alone. */
@ApplicationScoped
class OutboxSender {
    /** Most rows that are sent together. */
    static final int AT_A_TIME = 1000;

    private static final Duration QUERY = Duration.ofSeconds(30);
    private static final String NEXT = """
            select seq, id, aggregatetype, aggregateid, type, subject, payload, partition, created_at
            from outbox where seq > $1 order by seq limit $2""";
    private static final String SENT = "delete from outbox where seq = any($1)";
    /** What was deleted makes room for what comes, before the table has grown out of memory. */
    private static final String MAKE_ROOM = "vacuum (skip_locked, truncate false) outbox";

    private static final int MANY_DELETED = 20_000;

    private final PublisherConfig config;
    private final String servers;
    private final Passed passed = new Passed();
    private volatile KafkaProducer<String, String> producer;
    private int deleted;
    private int most = AT_A_TIME;

    OutboxSender(PublisherConfig config, @ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
        this.config = config;
        this.servers = servers;
    }

    void open() {
        if (producer == null) {
            Map<String, Object> settings = new HashMap<>();
            settings.put("bootstrap.servers", servers);
            settings.put("client.id", config.service() + "-outbox");
            settings.put("acks", "all");
            settings.put("enable.idempotence", "true");
            settings.put("max.request.size", Topics.LARGEST_MESSAGE);
            settings.put("linger.ms", "2");
            settings.put("batch.size", 256 * 1024);
            settings.put("compression.type", "lz4");
            settings.put("max.block.ms", "5000");
            // Given up on, a row could be overtaken by a later one of its key: keep trying, in order, for as long as it
            // takes.
            settings.put("delivery.timeout.ms", Integer.MAX_VALUE);
            settings.putAll(config.kafka());
            producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        }
    }

    /** What was not sent by now is not sent any more by this instance, until it opens again. */
    void close() {
        var old = producer;
        producer = null;
        if (old != null) {
            old.close(Duration.ZERO);
        }
    }

    /**
     * Sends the oldest rows and waits until the broker has them. While one of them is refused, nothing that stands behind it
     * is sent again and again.
     *
     * @return how many were sent
     */
    int sendNext(SqlConnection connection) throws InterruptedException {
        RowSet<Row> rows = connection
                .preparedQuery(NEXT)
                .execute(Tuple.of(passed.upTo(), most))
                .await()
                .atMost(QUERY);
        List<Long> sequence = new ArrayList<>(rows.size());
        List<Future<RecordMetadata>> sends = new ArrayList<>(rows.size());
        RuntimeException refused = null;
        for (Row row : rows) {
            try {
                var send = producer.send(message(row));
                sends.add(send);
                sequence.add(row.getLong("seq"));
                // The client's own refusals are there at once: what comes after must not overtake.
                if (send.state() == Future.State.FAILED) {
                    break;
                }
            } catch (RuntimeException e) {
                refused = e;
                break;
            }
        }
        var sent = awaitInOrder(sends);
        var gone = sequence.subList(0, sent);
        if (sent > 0) {
            connection
                    .preparedQuery(SENT)
                    .execute(Tuple.of(gone.toArray(Long[]::new)))
                    .await()
                    .atMost(QUERY);
        }
        passed.sent(gone, sent == rows.size() && sent < most);
        most = sent == rows.size() ? AT_A_TIME : 1;
        makeRoom(connection, sent);
        if (refused != null || sent < sequence.size()) {
            throw new IllegalStateException("the broker took %d of %d events".formatted(sent, rows.size()), refused);
        }
        return sent;
    }

    private void makeRoom(SqlConnection connection, int sent) {
        deleted += sent;
        if (deleted >= MANY_DELETED) {
            deleted = 0;
            connection.query(MAKE_ROOM).execute().await().atMost(QUERY);
        }
    }

    /** How many, from the first on, the broker has: what comes after a failed one is sent again, after it. */
    private static int awaitInOrder(List<Future<RecordMetadata>> sends) throws InterruptedException {
        for (int i = 0; i < sends.size(); i++) {
            try {
                sends.get(i).get();
            } catch (ExecutionException e) {
                return i;
            }
        }
        return sends.size();
    }

    private ProducerRecord<String, String> message(Row row) {
        var message = new ProducerRecord<>(
                row.getString("aggregatetype"),
                row.getInteger("partition"),
                row.getString("aggregateid"),
                row.getString("payload"));
        EventHeaders.write(
                message,
                row.getUUID("id"),
                "/" + config.service(),
                row.getString("type"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("subject"));
        return message;
    }

    /** Connections to brokers now; 0 while none can be reached, or before the first is tried. */
    double connections() {
        var open = producer;
        return open == null
                ? 0
                : open.metrics().entrySet().stream()
                        .filter(each -> each.getKey().name().equals("connection-count")
                                && each.getKey().group().equals("producer-metrics"))
                        .mapToDouble(each -> (Double) each.getValue().metricValue())
                        .findFirst()
                        .orElse(0);
    }

    /** Which rows need not be looked at any more; the relay's thread keeps it. */
    Passed passed() {
        return passed;
    }

    /** True once it can ask the broker. */
    boolean isOpen() {
        return producer != null;
    }

    /**
     * How many partitions a topic has, from the broker.
     *
     * @throws KafkaException if it cannot be asked
     */
    int partitions(String topic) {
        var open = producer;
        if (open == null) {
            throw new KafkaException("not connected");
        }
        return open.partitionsFor(topic).size();
    }
}
