package olp.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import olp.local.api.Json;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A topic, read from its beginning as anybody may read it. */
final class EventLog implements AutoCloseable {
    private final KafkaConsumer<String, String> log;

    /** @param id the same if it was told twice */
    record Event(String id, String type, JsonNode data) {}

    EventLog(String servers, String topic) {
        log = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        servers,
                        "group.id",
                        "acceptance-" + UUID.randomUUID(),
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
        log.subscribe(List.of(topic));
    }

    /** The next events of a type; none if there is none now. */
    List<Event> next(String type) {
        return StreamSupport.stream(log.poll(Duration.ofMillis(200)).spliterator(), false)
                .filter(each -> header(each, "ce_type").equals(type))
                .map(each -> new Event(header(each, "ce_id"), type, Json.read(each.value())))
                .toList();
    }

    /** Whether all that is there now was read. */
    boolean isAtEnd() {
        return log.endOffsets(log.assignment()).entrySet().stream()
                .allMatch(each -> log.position(each.getKey()) >= each.getValue());
    }

    private static String header(ConsumerRecord<String, String> event, String name) {
        return new String(event.headers().lastHeader(name).value());
    }

    @Override
    public void close() {
        log.close();
    }
}
