package olp.platform.events;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Moves the outbox to Kafka, one instance of the service at a time: whoever holds the database's advisory lock. Rows go
 * out in the order of {@code seq}, and are deleted once the broker has them. Facts of one key were appended under a lock
 * on what the key stands for, so that this is the order in which they were committed. After a crash the rows that were
 * sent but not deleted go out again; consumers ignore what they have seen.
 */
@ApplicationScoped
public class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final String CHANNEL = "outbox";
    private static final Duration QUERY = Duration.ofSeconds(30);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration PAUSE_BETWEEN_ELECTIONS = Duration.ofSeconds(2);
    private static final Duration LONGEST_NAP = Duration.ofMillis(500);

    private final Pool pool;
    private final Topics topics;
    private final PublisherConfig config;
    private final OutboxSender sender;
    private final WatermarkClock watermarks;
    private final OutboxBell bell;
    private volatile boolean stopping;
    private volatile Thread thread;

    OutboxRelay(
            Pool pool,
            Topics topics,
            PublisherConfig config,
            OutboxSender sender,
            WatermarkClock watermarks,
            OutboxBell bell) {
        this.pool = pool;
        this.topics = topics;
        this.config = config;
        this.sender = sender;
        this.watermarks = watermarks;
        this.bell = bell;
    }

    void start(@Observes StartupEvent event) {
        if (!config.owned().isEmpty()) {
            thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        sender.close();
        if (thread != null) {
            thread.interrupt();
            thread.join(Duration.ofSeconds(5));
        }
    }

    private void run() {
        while (!stopping) {
            try {
                topics.create();
                sender.open();
                lead();
            } catch (InterruptedException e) {
                LOG.debug("asked to stop");
            } catch (Exception e) {
                if (!stopping) {
                    LOG.warnf("the outbox waits: %s", e);
                    pause();
                }
            }
        }
    }

    private void lead() throws InterruptedException {
        var connection = pool.getConnection().await().atMost(QUERY);
        try {
            if (elected(connection)) {
                LOG.info("relays the outbox");
                listen(connection);
                sender.passed().nothing();
                relay(connection);
            } else {
                tellLeader();
            }
        } finally {
            // Not back to the pool: the lock and the subscription belong to the connection and end with it.
            release(connection);
        }
    }

    private void relay(SqlConnection connection) throws InterruptedException {
        try {
            while (!stopping) {
                watermarks.tick();
                if (sender.sendNext(connection) < OutboxSender.AT_A_TIME) {
                    bell.await(LONGEST_NAP);
                }
            }
        } finally {
            // What it has not sent yet is sent by who leads next; late, it would come after newer facts.
            sender.close();
        }
    }

    private static boolean elected(SqlConnection connection) {
        return connection
                .query("select pg_try_advisory_lock(hashtext('outbox-relay'))")
                .execute()
                .map(rows -> rows.iterator().next().getBoolean(0))
                .await()
                .atMost(QUERY);
    }

    private void listen(SqlConnection connection) {
        ((PgConnection) connection.getDelegate()).notificationHandler(notification -> bell.ring());
        connection.query("listen " + CHANNEL).execute().await().atMost(QUERY);
    }

    private static void release(SqlConnection connection) {
        connection
                .query("select pg_advisory_unlock_all(); unlisten *")
                .execute()
                .onFailure()
                .invoke(lost -> LOG.debugf("the relay's connection was lost already: %s", lost))
                .onTermination()
                .call(() -> connection.close())
                .subscribe()
                .with(done -> {}, lost -> {});
    }

    /** Another instance relays: it is told of what is appended here, until the next election. */
    private void tellLeader() throws InterruptedException {
        var nextElection = System.nanoTime() + PAUSE_BETWEEN_ELECTIONS.toNanos();
        while (!stopping && System.nanoTime() < nextElection) {
            if (bell.await(LONGEST_NAP)) {
                pool.query("notify " + CHANNEL).execute().await().atMost(QUERY);
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException e) {
            LOG.debug("woken to stop");
        }
    }
}
