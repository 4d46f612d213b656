package olp.platform.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import olp.platform.testing.KafkaProbe;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InboxTest extends TestInbox {
    @Inject
    ParkedEvents parked;

    @Inject
    SetAsideEvents setAside;

    @Inject
    Watermarks watermarks;

    @Inject
    Outbox outbox;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Test
    void a_repeated_event_is_applied_once() {
        var event = fact("k", "{\"text\":\"one\"}");
        take(List.of(event, event));
        take(List.of(event));
        assertEquals(List.of("one"), applied());
    }

    @Test
    void what_two_instances_take_in_at_once_is_applied_once() {
        var event = List.of(fact("k", text("one")));
        var other = new CompletableFuture<Void>();
        take(inbox, event, (tx, events) -> {
            inbox.consume(batch(event), notebook).subscribe().with(other::complete, other::completeExceptionally);
            return somebodyWaits()
                    .repeat()
                    .until(waits -> waits)
                    .collect()
                    .asList()
                    .flatMap(waits -> notebook.handle(tx, events));
        });
        other.orTimeout(20, TimeUnit.SECONDS).join();
        assertEquals(List.of("one"), applied());
        assertEquals(List.of(), letters(10));
    }

    @Test
    void what_another_instance_has_taken_in_meanwhile_is_no_dead_letter() {
        var event = List.of(fact("k", text("one")));
        var other = new CompletableFuture<Void>();
        var tries = new AtomicInteger();
        take(inbox, event, (tx, events) -> {
            Uni<Verdicts> poison = Uni.createFrom().failure(new IllegalArgumentException("poison: here"));
            if (tries.incrementAndGet() < 2) {
                return poison;
            }
            inbox.consume(batch(event), notebook).subscribe().with(other::complete, other::completeExceptionally);
            return somebodyWaits()
                    .repeat()
                    .until(waits -> waits)
                    .collect()
                    .asList()
                    .flatMap(waits -> poison);
        });
        other.orTimeout(20, TimeUnit.SECONDS).join();
        assertEquals(List.of("one"), applied());
        assertEquals(List.of(), letters(10));
    }

    @Test
    void only_what_an_event_says_is_poison() {
        assertTrue(Failures.isPoison(violated("ledger_account_active_check")));
        assertFalse(Failures.isPoison(violated("inbox_pkey")));
    }

    private static PgException violated(String constraint) {
        var none = (String) null;
        return new PgException(
                "refused",
                "ERROR",
                "23505",
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                constraint);
    }

    private Uni<Boolean> somebodyWaits() {
        return pool.query("""
                select exists (select from pg_stat_activity
                  where wait_event = 'transactionid' and query like 'insert into inbox%')""").execute().map(rows -> rows.iterator().next().getBoolean(0));
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
    void what_no_database_can_keep_is_passed_over() {
        var far = fact("k", text("far"));
        far.headers().add("ce_time", "+300000-01-01T00:00:00Z".getBytes(UTF_8));
        take(List.of(fact("k\0", text("odd")), far, fact("k", text("good"))));
        assertEquals(List.of("good"), applied());
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

    @Test
    void watermarks_are_kept_by_partition_and_never_go_back() {
        take(List.of(
                mark(0, "2026-11-21T10:00:00Z"), mark(1, "2026-11-21T09:00:00Z"), mark(0, "2026-11-21T08:00:00Z")));
        assertEquals(Optional.empty(), done(watermarks.passed("events.facts", 3)));
        assertEquals(Optional.of(Instant.parse("2026-11-21T09:00:00Z")), done(watermarks.passed("events.facts", 2)));
    }
}
