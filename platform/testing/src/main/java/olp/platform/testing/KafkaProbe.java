package olp.platform.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Plays the other services on Kafka: publishes their events, and awaits those of the service under test. */
public final class KafkaProbe implements AutoCloseable {
    private static final String SOME_TIME = "2026-11-21T10:15:00Z";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String servers;
    private final KafkaProducer<String, String> producer;

    public KafkaProbe(String servers) {
        this.servers = servers;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "acks", "all"), new StringSerializer(), new StringSerializer());
    }

    /** How many partitions a topic has. */
    public int partitions(String topic) {
        return producer.partitionsFor(topic).size();
    }

    /** Creates topics that another service owns. */
    public void create(String... topics) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            for (var topic : topics) {
                try {
                    admin.createTopics(List.of(new NewTopic(topic, 4, (short) 1)))
                            .all()
                            .get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw new IllegalStateException(e);
                    }
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    /** Publishes an event with a new id and answers the id. */
    public UUID publish(String topic, String key, String source, String type, String data) {
        var id = UUID.randomUUID();
        publish(id, topic, key, source, type, data);
        return id;
    }

    /** Publishes an event under a given id, for instance a second time. */
    public void publish(UUID id, String topic, String key, String source, String type, String data) {
        publish(id, SOME_TIME, new ProducerRecord<>(topic, key, data), source, type);
    }

    /** Publishes an event with a new id to a partition. */
    public void publishTo(int partition, String topic, String key, String source, String type, String data) {
        publish(UUID.randomUUID(), SOME_TIME, new ProducerRecord<>(topic, partition, key, data), source, type);
    }

    /** Publishes an event with a new id that was written at an instant. */
    public void publishAt(Instant time, String topic, String key, String source, String type, String data) {
        publish(UUID.randomUUID(), time.toString(), new ProducerRecord<>(topic, key, data), source, type);
    }

    private void publish(UUID id, String time, ProducerRecord<String, String> message, String source, String type) {
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id.toString(),
                        "ce_source",
                        source,
                        "ce_type",
                        type,
                        "ce_time",
                        time,
                        "content-type",
                        "application/json")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
        try {
            producer.send(message).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first event of a type that meets a condition, from the topic's beginning; fails after 20 s. */
    public ConsumerRecord<String, String> await(
            String topic, String type, Predicate<ConsumerRecord<String, String>> condition) {
        return awaitAll(topic, 1, each -> type.equals(header(each, "ce_type")) && condition.test(each))
                .getFirst();
    }

    /** The first {@code count} messages of a topic that meet a condition; fails after 20 s. */
    public List<ConsumerRecord<String, String>> awaitAll(
            String topic, int count, Predicate<ConsumerRecord<String, String>> condition) {
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        servers,
                        "auto.offset.reset",
                        "earliest",
                        "group.id",
                        "probe-" + UUID.randomUUID(),
                        "metadata.max.age.ms",
                        "500"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            while (found.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(100)).forEach(each -> {
                    if (condition.test(each)) {
                        found.add(each);
                    }
                });
            }
        }
        if (found.size() < count) {
            throw new AssertionError(
                    "only %d of %d such events on %s within %s".formatted(found.size(), count, topic, PATIENCE));
        }
        return found;
    }

    /** A header's text, or null. */
    public static String header(ConsumerRecord<?, ?> message, String name) {
        var header = message.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
