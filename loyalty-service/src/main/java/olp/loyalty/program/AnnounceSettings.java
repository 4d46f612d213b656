package olp.loyalty.program;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import olp.loyalty.program.model.Settings;
import olp.platform.events.Outbox;
import olp.platform.events.OutgoingEvent;
import olp.platform.events.Tx;

/** Tells the other services of settings that have come into force at the instant that was stated for them. */
@ApplicationScoped
class AnnounceSettings {
    private static final String BEGUN = """
            update settings set announced = true where not announced and valid_from <= statement_timestamp()
            returning version""";

    private final Pool pool;
    private final SettingsStore store;
    private final Outbox outbox;

    AnnounceSettings(Pool pool, SettingsStore store, Outbox outbox) {
        this.pool = pool;
        this.store = store;
        this.outbox = outbox;
    }

    @Scheduled(
            identity = "announce-settings",
            every = "${olp.program.announce-every:5s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> announce() {
        return pool.withTransaction(tx -> tx.query(BEGUN)
                .execute()
                .flatMap(begun -> begun.rowCount() == 0 ? Uni.createFrom().voidItem() : tell(tx)));
    }

    private Uni<Void> tell(SqlConnection tx) {
        return tx.query("select clock_timestamp() from pg_advisory_xact_lock(hashtext('settings'))")
                .execute()
                .flatMap(locked -> store.history(tx)
                        .map(history -> history.at(
                                locked.iterator().next().getOffsetDateTime(0).toInstant())))
                .flatMap(now -> outbox.append(Tx.of(tx), List.of(told(now))));
    }

    /** The whole state. */
    static OutgoingEvent told(Settings settings) {
        return OutgoingEvent.of(
                "loyalty.partners",
                "program",
                "loyalty.program-changed.v1",
                "program",
                Map.of("program", settings.program(), "tiers", settings.tiers()));
    }
}
