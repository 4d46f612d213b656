package olp.platform.events;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import olp.platform.testing.Servers;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Servers.class, initArgs = @ResourceArg(name = "service", value = "events"))
class WatermarkClockTest {
    @Inject
    Pool pool;

    @Inject
    PublisherConfig config;

    @Inject
    OutboxSender sender;

    @Inject
    Watermarks watermarks;

    /** Also the last that began: nothing after it has ended, so that a snapshot would not tell it from one to come. */
    @Test
    void a_watermark_waits_for_every_transaction_that_has_written_by_then() {
        sender.open();
        var clock = new WatermarkClock(pool, config, sender);
        var connection = done(pool.getConnection());
        try {
            var tx = done(connection.begin());
            done(connection
                    .query("insert into applied (event, text) values (gen_random_uuid(), 'under way')")
                    .execute());
            for (int i = 0; i < 3; i++) {
                assertFalse(clock.tick(), "what was written before is not told yet");
            }
            done(tx.commit());
        } finally {
            done(connection.close());
        }
        await().until(clock::tick);
    }

    @Test
    void a_transaction_that_has_written_nothing_holds_up_no_watermark() {
        sender.open();
        var clock = new WatermarkClock(pool, config, sender);
        var connection = done(pool.getConnection());
        try {
            var tx = done(connection.begin());
            done(connection.query("select clock_timestamp()").execute());
            await().until(clock::tick);
            done(tx.rollback());
        } finally {
            done(connection.close());
        }
    }

    @Test
    void the_broker_says_on_how_many_partitions_a_topic_must_have_passed() {
        await().until(sender::isOpen);
        done(pool.query("delete from watermark where topic = 'events.facts'").execute());
        var partitions = sender.partitions("events.facts");
        for (int partition = 0; partition < partitions; partition++) {
            assertEquals(Optional.empty(), done(watermarks.passed("events.facts")));
            done(pool.query("insert into watermark values ('events.facts', " + partition + ", '2026-11-21T09:0"
                            + partition + ":00Z')")
                    .execute());
        }
        assertEquals(Optional.of(Instant.parse("2026-11-21T09:00:00Z")), done(watermarks.passed("events.facts")));
    }

    private static <T> T done(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(20));
    }
}
