package olp.notification.inbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Hears from the database of every message that was committed, on whichever instance, and wakes the streams that wait
 * for it. When the connection was lost, all streams look for what came meanwhile.
 */
@ApplicationScoped
class Arrivals {
    private static final Logger LOG = Logger.getLogger(Arrivals.class);
    private static final Duration QUERY = Duration.ofSeconds(5);
    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(10);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final Pool pool;
    private final Streams streams;
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile boolean stopping;
    private Thread thread;

    Arrivals(Pool pool, Streams streams) {
        this.pool = pool;
        this.streams = streams;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().name("inbox-arrivals").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        thread.interrupt();
        thread.join(QUERY);
    }

    private void run() {
        while (!stopping) {
            try {
                listen();
            } catch (InterruptedException e) {
                LOG.debug("asked to stop");
            } catch (Exception e) {
                if (!stopping) {
                    LOG.warnf("open streams wait for the database: %s", e);
                    pause();
                }
            }
        }
    }

    private void listen() throws InterruptedException {
        var connection = pool.getConnection().await().atMost(QUERY);
        try {
            ((PgConnection) connection.getDelegate())
                    .notificationHandler(notification -> wake(notification.getPayload()))
                    .closeHandler(closed -> wakeUps.release());
            subscribe(connection);
            streams.wakeAll();
            while (!stopping) {
                wakeUps.tryAcquire(BETWEEN_CHECKS.toMillis(), TimeUnit.MILLISECONDS);
                // Nothing changes by asking again, but a connection that was lost without a word is found out.
                subscribe(connection);
            }
        } finally {
            release(connection);
        }
    }

    private static void subscribe(SqlConnection connection) {
        connection.query("listen messages").execute().await().atMost(QUERY);
    }

    private void wake(String members) {
        for (var member : members.split(",")) {
            streams.wake(UUID.fromString(member));
        }
    }

    private static void release(SqlConnection connection) {
        connection
                .query("unlisten *")
                .execute()
                .onFailure()
                .invoke(lost -> LOG.debugf("the connection was lost already: %s", lost))
                .onTermination()
                .call(() -> connection.close())
                .subscribe()
                .with(done -> {}, lost -> {});
    }

    private void pause() {
        try {
            wakeUps.tryAcquire(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            LOG.debug("woken to stop");
        }
    }
}
