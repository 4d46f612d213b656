package olp.platform.events;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import olp.platform.testing.KafkaProbe;
import olp.platform.testing.Servers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Servers.class, initArgs = @ResourceArg(name = "service", value = "events"))
class OutboxRelayTest {
    @Inject
    Outbox outbox;

    @Inject
    OutboxRelay relay;

    @Inject
    Topics topics;

    @Inject
    PublisherConfig config;

    @Inject
    Pool pool;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Test
    void a_backlog_goes_out_in_the_order_of_each_key_and_leaves_nothing() {
        var run = UUID.randomUUID().toString();
        done(Uni.join()
                .all(IntStream.range(0, 10)
                        .mapToObj(key -> appendAll(run, key, 300))
                        .toList())
                .andFailFast());
        try (var kafka = new KafkaProbe(servers)) {
            Map<String, List<Integer>> byKey = new HashMap<>();
            kafka.awaitAll("events.facts", 3000, each -> each.value().contains(run))
                    .forEach(each -> byKey.computeIfAbsent(each.key(), none -> new ArrayList<>())
                            .add(Integer.parseInt(KafkaProbe.header(each, "ce_subject"))));
            assertEquals(10, byKey.size());
            byKey.values()
                    .forEach(numbers ->
                            assertEquals(IntStream.range(0, 300).boxed().toList(), numbers));
        }
        await().until(() -> facts() == 0);
    }

    @Test
    void what_is_rolled_back_is_never_told() {
        var run = UUID.randomUUID().toString();
        pool.withTransaction(tx -> outbox.append(Tx.of(tx), List.of(event(run, 0, 1)))
                        .chain(() -> Uni.createFrom().failure(new IllegalStateException("changed my mind"))))
                .onFailure()
                .recoverWithNull()
                .await()
                .atMost(Duration.ofSeconds(20));
        done(pool.withTransaction(tx -> outbox.append(Tx.of(tx), List.of(event(run, 0, 2)))));
        try (var kafka = new KafkaProbe(servers)) {
            var told = kafka.awaitAll("events.facts", 1, each -> each.value().contains(run));
            assertEquals(
                    List.of("2"),
                    told.stream()
                            .map(each -> KafkaProbe.header(each, "ce_subject"))
                            .toList());
        }
    }

    @Test
    void a_row_that_is_committed_long_after_later_ones_have_gone_is_told_too() {
        var run = UUID.randomUUID().toString();
        var slow = done(pool.getConnection());
        try (var kafka = new KafkaProbe(servers)) {
            var tx = done(slow.begin());
            done(outbox.append(Tx.of(slow), List.of(event(run, 0, 1))));
            for (int later = 2; later < 7; later++) {
                done(appendAll(run + "-" + later, later, 10));
                await().until(() -> facts() == 0);
            }
            done(tx.commit());
            assertEquals(
                    1,
                    kafka.awaitAll("events.facts", 1, each -> each.value().contains(run + "\""))
                            .size());
            await().until(() -> facts() == 0);
        } finally {
            done(slow.close());
        }
    }

    @Test
    void of_two_relays_one_works_and_the_other_takes_over() throws Exception {
        var sender = new OutboxSender(config, servers);
        var second = new OutboxRelay(
                pool, topics, config, sender, new WatermarkClock(pool, config, sender), new OutboxBell());
        // It works on for the tests that follow.
        second.start(null);
        var run = UUID.randomUUID().toString();
        done(appendAll(run, 1, 1000));
        relay.stop(null);
        done(appendAll(run, 2, 1000));
        try (var kafka = new KafkaProbe(servers)) {
            assertEquals(
                    2000,
                    kafka.awaitAll("events.facts", 2000, each -> each.value().contains(run)).stream()
                            .map(each -> KafkaProbe.header(each, "ce_id"))
                            .distinct()
                            .count());
        }
    }

    private Uni<Void> appendAll(String run, int key, int many) {
        return pool.withTransaction(tx -> outbox.append(
                Tx.of(tx),
                IntStream.range(0, many)
                        .mapToObj(number -> event(run, key, number))
                        .toList()));
    }

    private static OutgoingEvent event(String run, int key, int number) {
        return OutgoingEvent.of("events.facts", "key-" + key, "events.noted.v1", number, Map.of("run", run));
    }

    private long facts() {
        return done(pool.query("select count(*) from outbox where type = 'events.noted.v1'")
                        .execute())
                .iterator()
                .next()
                .getLong(0);
    }

    private static <T> T done(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(20));
    }
}
