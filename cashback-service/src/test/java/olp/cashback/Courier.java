package olp.cashback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import olp.platform.events.EventHandler;
import olp.platform.events.Inbox;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Hands events to the service as a broker would, in the order and the batches that a test likes. */
public final class Courier {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicLong OFFSETS = new AtomicLong(1_000_000);

    private final Inbox inbox;
    private final EventHandler handler;

    public Courier(Inbox inbox, EventHandler handler) {
        this.inbox = inbox;
        this.handler = handler;
    }

    /** An event on its way. */
    public record Letter(UUID id, String topic, String key, String type, Instant time, String data) {
        /** Of loyalty-service. */
        public static Letter of(String topic, String key, String type, Instant time, String data) {
            return new Letter(UUID.randomUUID(), topic, key, type, time, data);
        }
    }

    /** One batch, as one instance of the service takes it in; returns when all of it is durable. */
    public void deliver(List<Letter> letters) {
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> batch = new HashMap<>();
        for (var letter : letters) {
            var partition = new TopicPartition(
                    letter.topic(), Math.floorMod(letter.key().hashCode(), 4));
            batch.computeIfAbsent(partition, each -> new ArrayList<>()).add(message(letter, partition));
        }
        inbox.consume(new ConsumerRecords<>(batch, Map.of()), handler).await().atMost(PATIENCE);
    }

    private static ConsumerRecord<String, byte[]> message(Letter letter, TopicPartition partition) {
        var message = new ConsumerRecord<>(
                letter.topic(),
                partition.partition(),
                OFFSETS.incrementAndGet(),
                letter.key(),
                letter.data().getBytes(UTF_8));
        Map.of(
                        "ce_id",
                        letter.id().toString(),
                        "ce_source",
                        "/" + letter.type().split("\\.")[0],
                        "ce_type",
                        letter.type(),
                        "ce_time",
                        letter.time().toString())
                .forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
        return message;
    }
}
