package olp.platform.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.platform.testing.Servers;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;

/** Hands records to an inbox as the broker would, and looks at what a {@link Notebook} made of them. */
@WithTestResource(value = Servers.class, initArgs = @ResourceArg(name = "service", value = "events"))
abstract class TestInbox {
    @Inject
    Inbox inbox;

    @Inject
    Notebook notebook;

    @Inject
    DeadLetters letters;

    @Inject
    Pool pool;

    long offset;

    @BeforeEach
    void an_empty_notebook() {
        notebook.known.clear();
        done(pool.query("delete from applied; delete from set_aside; delete from watermark; delete from inbox")
                .execute());
    }

    /** Facts of many keys, so many of each, each with its key and its place as its text. */
    List<ConsumerRecord<String, byte[]>> waiting(int facts, int ofEach, String what) {
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
        for (int i = 0; i < facts; i++) {
            var key = "k" + i % (facts / ofEach);
            var text = key + " " + (10_000 + i);
            all.add(fact(key, what == null ? text(text) : needs(text, what)));
        }
        return all;
    }

    static void eachKeyIsInOrder(List<String> texts, int facts) {
        assertEquals(facts, texts.size());
        Map<String, String> last = new HashMap<>();
        for (var text : texts) {
            var before = last.put(text.substring(0, text.indexOf(' ')), text);
            assertTrue(before == null || before.compareTo(text) < 0, before + " came before " + text);
        }
    }

    void take(List<ConsumerRecord<String, byte[]>> events) {
        take(inbox, events, notebook);
    }

    static void take(Inbox inbox, List<ConsumerRecord<String, byte[]>> events, EventHandler handler) {
        done(inbox.consume(batch(events), handler));
    }

    static ConsumerRecords<String, byte[]> batch(List<ConsumerRecord<String, byte[]>> events) {
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> byPartition = new LinkedHashMap<>();
        events.forEach(each -> byPartition
                .computeIfAbsent(new TopicPartition(each.topic(), each.partition()), none -> new ArrayList<>())
                .add(each));
        return new ConsumerRecords<>(byPartition, Map.of());
    }

    ConsumerRecord<String, byte[]> fact(String key, String data) {
        return fact(UUID.randomUUID(), key, data);
    }

    ConsumerRecord<String, byte[]> fact(UUID id, String key, String data) {
        return event(id, key, "others.noted.v1", 0, data);
    }

    ConsumerRecord<String, byte[]> mark(int partition, String at) {
        var data = "{\"topic\":\"events.facts\",\"partition\":%d,\"acceptedBefore\":\"%s\"}".formatted(partition, at);
        return event(UUID.randomUUID(), "watermark-" + partition, "others.watermark.v1", partition, data);
    }

    private ConsumerRecord<String, byte[]> event(UUID id, String key, String type, int partition, String data) {
        return event("events.facts", id, key, type, partition, data);
    }

    ConsumerRecord<String, byte[]> event(String topic, UUID id, String key, String type, int partition, String data) {
        var event = new ConsumerRecord<>(topic, partition, offset++, key, data.getBytes(UTF_8));
        Map.of("ce_id", id.toString(), "ce_source", "/others", "ce_type", type, "ce_time", "2026-11-21T10:15:00Z")
                .forEach((name, value) -> event.headers().add(name, value.getBytes(UTF_8)));
        return event;
    }

    static String text(String text) {
        return "{\"text\":\"" + text + "\"}";
    }

    static String needs(String text, String what) {
        return "{\"text\":\"" + text + "\",\"needs\":\"" + what + "\"}";
    }

    List<String> applied() {
        List<String> texts = new ArrayList<>();
        done(pool.query("select text from applied order by seq").execute())
                .forEach((Row row) -> texts.add(row.getString(0)));
        return texts;
    }

    List<String> letters(int most) {
        return done(letters.after(0, most)).stream()
                .map(DeadLetters.Letter::reason)
                .toList();
    }

    static <T> T done(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(20));
    }
}
