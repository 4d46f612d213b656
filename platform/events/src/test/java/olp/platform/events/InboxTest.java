package olp.platform.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import olp.platform.events.WaitingEvents.Thing;
import olp.platform.testing.KafkaProbe;
import olp.platform.testing.Servers;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Servers.class, initArgs = @ResourceArg(name = "service", value = "events"))
class InboxTest {
    @Inject
    Inbox inbox;

    @Inject
    Notebook notebook;

    @Inject
    DeadLetters letters;

    @Inject
    ParkedEvents parked;

    @Inject
    SetAsideEvents setAside;

    @Inject
    Watermarks watermarks;

    @Inject
    WaitingEvents waiting;

    @Inject
    Outbox outbox;

    @Inject
    Pool pool;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private long offset;

    @BeforeEach
    void an_empty_notebook() {
        notebook.known.clear();
        done(pool.query("delete from applied; delete from set_aside; delete from watermark; delete from inbox")
                .execute());
    }

    @Test
    void a_repeated_event_is_applied_once() {
        var event = fact("k", "{\"text\":\"one\"}");
        take(List.of(event, event));
        take(List.of(event));
        assertEquals(List.of("one"), applied());
    }

    @Test
    void a_poisonous_event_is_set_aside_and_spoils_no_other() {
        take(List.of(
                fact("k", text("before")),
                fact("k", "{\"text\":\"bad\",\"poison\":true}"),
                fact("j", "{\"text\":"),
                fact("k", text("after"))));
        assertEquals(List.of("before", "after"), applied());
        assertEquals(List.of("poison: bad"), letters(1));
        assertEquals(2, letters(10).size());
        try (var kafka = new KafkaProbe(servers)) {
            kafka.await(
                    "events.facts.dlq",
                    "events.dead-letter.v1",
                    each -> each.value().contains("poison: bad"));
        }
    }

    @Test
    void a_dead_letter_of_a_topic_whose_owner_never_ran_holds_up_nothing_that_is_sent() {
        var bad = "{\"text\":\"unheard\",\"poison\":true}";
        take(List.of(event("others.facts", UUID.randomUUID(), "k", "others.noted.v1", 0, bad)));
        done(pool.withTransaction(tx -> outbox.append(
                Tx.of(tx),
                List.of(OutgoingEvent.of("events.facts", "k", "events.noted.v1", 1, Map.of("after", "unheard"))))));
        try (var kafka = new KafkaProbe(servers)) {
            kafka.await(
                    "others.facts.dlq",
                    "events.dead-letter.v1",
                    each -> each.value().contains("poison: unheard"));
            kafka.await("events.facts", "events.noted.v1", each -> each.value().contains("unheard"));
        }
    }

    @Test
    void a_dead_letter_is_taken_in_once_its_cause_is_gone() {
        var id = UUID.randomUUID();
        take(List.of(fact(id, "k", "{\"text\":\"late\",\"poison\":true}")));
        assertThrows(IllegalArgumentException.class, () -> done(pool.withTransaction(tx -> letters.replay(tx, id))));
        assertEquals(1, letters(10).size());
        done(pool.query("update set_aside set data = convert_to('{\"text\":\"late\"}', 'UTF8')")
                .execute());
        assertEquals(true, done(pool.withTransaction(tx -> letters.replay(tx, id))));
        assertEquals(List.of("late"), applied());
        assertEquals(0, letters(10).size());
    }

    @Test
    void what_came_before_its_predecessor_waits_and_keeps_its_keys_order() {
        take(List.of(fact("k", needs("first", "card:1")), fact("k", text("second")), fact("j", text("other"))));
        assertEquals(List.of("other"), applied());
        take(List.of(fact("c", "{\"text\":\"card\",\"provides\":\"card:1\"}")));
        assertEquals(List.of("other", "card", "first", "second"), applied());
    }

    @Test
    void a_poisonous_parked_event_harms_neither_its_predecessor_nor_others() {
        take(List.of(
                fact("k", "{\"text\":\"bad\",\"needs\":\"card:2\",\"poison\":true}"),
                fact("j", needs("good", "card:2"))));
        take(List.of(fact("c", "{\"text\":\"card\",\"provides\":\"card:2\"}")));
        assertEquals(List.of("card", "good"), applied());
        assertEquals(List.of("poison: bad"), letters(10));
    }

    @Test
    void a_poisonous_parked_event_does_not_hold_up_those_behind_it_nor_they_it() {
        take(List.of(
                fact("k", "{\"text\":\"bad\",\"needs\":\"card:7\",\"poison\":true}"),
                fact("k", needs("k 2", "card:7")),
                fact("j", needs("j 1", "card:7")),
                fact("j", needs("j 2", "card:7"))));
        take(List.of(fact("c", "{\"text\":\"card\",\"provides\":\"card:7\"}")));
        assertEquals(List.of("card", "k 2", "j 1", "j 2"), applied());
        assertEquals(List.of("poison: bad"), letters(10));
    }

    @Test
    void more_of_one_key_than_is_tried_at_a_time_is_set_free_in_order() {
        take(waiting(1_100, 1_100, "card:8"));
        notebook.known.add("card:8");
        done(pool.query("update set_aside set tried_at = now() - interval '2 hours'")
                .execute());
        done(parked.retry());
        eachKeyIsInOrder(applied(), 1_100);
    }

    @Test
    void what_is_parked_later_does_not_hold_up_what_came_before() {
        take(List.of(fact("k", needs("first", "card:9")), fact("k", text("second"))));
        done(pool.query("update set_aside set awaits = 'card:10' where \"offset\" = " + (offset - 1))
                .execute());
        take(List.of(fact("c", "{\"text\":\"card\",\"provides\":\"card:9\"}")));
        assertEquals(List.of("card", "first"), applied());
        take(List.of(fact("c", "{\"text\":\"other\",\"provides\":\"card:10\"}")));
        assertEquals(List.of("card", "first", "other", "second"), applied());
    }

    @Test
    void what_no_database_can_keep_is_passed_over() {
        var far = fact("k", text("far"));
        far.headers().add("ce_time", "+300000-01-01T00:00:00Z".getBytes(UTF_8));
        take(List.of(fact("k\0", text("odd")), far, fact("k", text("good"))));
        assertEquals(List.of("good"), applied());
    }

    @Test
    void what_waits_is_tried_again_in_any_case() {
        take(List.of(fact("k", needs("first", "card:3"))));
        notebook.known.add("card:3");
        done(pool.query("update set_aside set tried_at = now() - interval '2 hours'")
                .execute());
        done(parked.retry());
        assertEquals(List.of("first"), applied());
    }

    @Test
    void much_that_waits_is_set_free_a_part_at_a_time_each_key_in_its_order() {
        take(waiting(1_500, 3, "card:5"));
        assertEquals(List.of(), applied());
        take(List.of(fact("c", "{\"text\":\"card\",\"provides\":\"card:5\"}")));
        assertEquals("card", applied().getFirst());
        eachKeyIsInOrder(applied().subList(1, 1_501), 1_500);
    }

    @Test
    void all_that_waits_for_what_another_instance_learned_is_set_free_at_one_try() {
        take(waiting(1_500, 1, "card:6"));
        notebook.known.add("card:6");
        done(pool.query("update set_aside set tried_at = now() - interval '2 hours'")
                .execute());
        done(parked.retry());
        eachKeyIsInOrder(applied(), 1_500);
    }

    @Test
    void a_large_batch_is_taken_in_side_by_side_each_key_in_its_order_and_its_watermark_last() {
        var sideBySide = new Inbox(pool, setAside, parked, watermarks, 4);
        var batch = new ArrayList<>(waiting(1_200, 100, null));
        batch.add(600, mark(0, "2026-11-21T10:00:00Z"));
        var parts = new AtomicInteger();
        take(sideBySide, batch, (tx, events) -> {
            parts.incrementAndGet();
            return tx.query("select count(*) from watermark")
                    .execute()
                    .invoke(rows -> assertEquals(0, rows.iterator().next().getInteger(0)))
                    .flatMap(none -> notebook.handle(tx, events));
        });
        assertEquals(4, parts.get());
        eachKeyIsInOrder(applied(), 1_200);
        assertEquals(Optional.of(Instant.parse("2026-11-21T10:00:00Z")), done(watermarks.passed("events.facts", 1)));
    }

    /** Facts of many keys, so many of each, each with its key and its place as its text. */
    private List<ConsumerRecord<String, byte[]>> waiting(int facts, int ofEach, String what) {
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
        for (int i = 0; i < facts; i++) {
            var key = "k" + i % (facts / ofEach);
            var text = key + " " + (10_000 + i);
            all.add(fact(key, what == null ? text(text) : needs(text, what)));
        }
        return all;
    }

    private static void eachKeyIsInOrder(List<String> texts, int facts) {
        assertEquals(facts, texts.size());
        Map<String, String> last = new HashMap<>();
        for (var text : texts) {
            var before = last.put(text.substring(0, text.indexOf(' ')), text);
            assertTrue(before == null || before.compareTo(text) < 0, before + " came before " + text);
        }
    }

    @Test
    void what_waits_may_be_about_things_that_it_names_and_those_of_its_key_and_time() {
        var named = UUID.randomUUID();
        var other = UUID.randomUUID();
        var at = Instant.parse("2026-11-21T10:15:00Z");
        take(List.of(fact("k", needs("word " + named, "card:4")), fact("j", "{\"text\":"), fact("i", text("applied"))));
        assertEquals(Set.of(named), about("word", new Thing(named, "x", at, at), new Thing(other, "x", at, at)));
        assertEquals(Set.of(), about("another word", new Thing(named, "x", at, at)));
        assertEquals(Set.of(other), about("word", new Thing(other, "k", at, at)));
        assertEquals(Set.of(other), about("word", new Thing(other, "j", at.minusSeconds(1), at.plusSeconds(1))));
        assertEquals(Set.of(), about("word", new Thing(other, "j", at.plusSeconds(1), at.plusSeconds(2))));
        assertEquals(Set.of(), about("word", new Thing(other, "i", at, at)));
        assertEquals(Set.of(), about("word"));
    }

    private Set<UUID> about(String word, Thing... things) {
        return done(waiting.about(pool, "events.facts", "others.noted.v1", word, List.of(things)));
    }

    @Test
    void watermarks_are_kept_by_partition_and_never_go_back() {
        take(List.of(
                mark(0, "2026-11-21T10:00:00Z"), mark(1, "2026-11-21T09:00:00Z"), mark(0, "2026-11-21T08:00:00Z")));
        assertEquals(Optional.empty(), done(watermarks.passed("events.facts", 3)));
        assertEquals(Optional.of(Instant.parse("2026-11-21T09:00:00Z")), done(watermarks.passed("events.facts", 2)));
    }

    private void take(List<ConsumerRecord<String, byte[]>> events) {
        take(inbox, events, notebook);
    }

    private static void take(Inbox inbox, List<ConsumerRecord<String, byte[]>> events, EventHandler handler) {
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> byPartition = new LinkedHashMap<>();
        events.forEach(each -> byPartition
                .computeIfAbsent(new TopicPartition(each.topic(), each.partition()), none -> new ArrayList<>())
                .add(each));
        done(inbox.consume(new ConsumerRecords<>(byPartition, Map.of()), handler));
    }

    private ConsumerRecord<String, byte[]> fact(String key, String data) {
        return fact(UUID.randomUUID(), key, data);
    }

    private ConsumerRecord<String, byte[]> fact(UUID id, String key, String data) {
        return event(id, key, "others.noted.v1", 0, data);
    }

    private ConsumerRecord<String, byte[]> mark(int partition, String at) {
        var data = "{\"topic\":\"events.facts\",\"partition\":%d,\"acceptedBefore\":\"%s\"}".formatted(partition, at);
        return event(UUID.randomUUID(), "watermark-" + partition, "others.watermark.v1", partition, data);
    }

    private ConsumerRecord<String, byte[]> event(UUID id, String key, String type, int partition, String data) {
        return event("events.facts", id, key, type, partition, data);
    }

    private ConsumerRecord<String, byte[]> event(
            String topic, UUID id, String key, String type, int partition, String data) {
        var event = new ConsumerRecord<>(topic, partition, offset++, key, data.getBytes(UTF_8));
        Map.of("ce_id", id.toString(), "ce_source", "/others", "ce_type", type, "ce_time", "2026-11-21T10:15:00Z")
                .forEach((name, value) -> event.headers().add(name, value.getBytes(UTF_8)));
        return event;
    }

    private static String text(String text) {
        return "{\"text\":\"" + text + "\"}";
    }

    private static String needs(String text, String what) {
        return "{\"text\":\"" + text + "\",\"needs\":\"" + what + "\"}";
    }

    private List<String> applied() {
        List<String> texts = new ArrayList<>();
        done(pool.query("select text from applied order by seq").execute())
                .forEach((Row row) -> texts.add(row.getString(0)));
        return texts;
    }

    private List<String> letters(int most) {
        return done(letters.after(0, most)).stream()
                .map(DeadLetters.Letter::reason)
                .toList();
    }

    private static <T> T done(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(20));
    }
}
