package olp.platform.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Events that wait for what they build on, and dead letters: kept in the database, the dead also told on a topic. */
@ApplicationScoped
class SetAsideEvents {
    private static final String NEWEST = "select coalesce(max(seq), 0) from set_aside";

    private static final String RELEASE =
            """
            with released as (
              delete from set_aside where seq in (
                select seq from set_aside where awaits = any($1) and seq <= $2 order by awaits, seq limit $3)
              returning *)
            select\s""" + SetAsideRows.COLUMNS + " from released order by topic, partition, \"offset\"";

    private static final String TAKE = """
            with released as (delete from set_aside where id = $1 and source = $2 and awaits is not null returning *)
            select\s""" + SetAsideRows.COLUMNS + " from released";

    private static final String BLOCKED = """
            select distinct on (topic, key, partition) topic, key, partition, "offset", awaits from set_aside
            where awaits is not null and key = any($1) order by topic, key, partition, "offset\"""";

    private static final String OLDEST =
            """
            with released as (
              delete from set_aside where seq in (
                select seq from set_aside where awaits is not null and tried_at < statement_timestamp() - $1 * interval '1 millisecond'
                order by tried_at, seq limit $2 for update skip locked)
              returning *)
            select\s""" + SetAsideRows.COLUMNS + " from released order by topic, partition, \"offset\"";

    private static final Logger LOG = Logger.getLogger(SetAsideEvents.class);

    private final Outbox outbox;
    private final String service;

    SetAsideEvents(Outbox outbox, @ConfigProperty(name = "olp.service") String service) {
        this.outbox = outbox;
        this.service = service;
    }

    /**
     * What became of events.
     *
     * @param taken how many there were
     * @param done how many of them do not wait any more: they were applied, or are dead
     * @param provided what became known
     */
    record Outcome(int taken, int done, List<String> provided) {
        static final Outcome NOTHING = new Outcome(0, 0, List.of());

        Outcome and(Outcome other) {
            List<String> all = new ArrayList<>(provided);
            all.addAll(other.provided);
            return new Outcome(taken + other.taken, done + other.done, all);
        }
    }

    /**
     * Hands events to the handler and keeps those that it parks or gives up. An event that came after a parked one of its
     * own topic and key is parked with it, so that their order holds.
     */
    Uni<Outcome> handle(SqlConnection tx, List<IncomingEvent> events, EventHandler handler) {
        if (events.isEmpty()) {
            return Uni.createFrom().item(Outcome.NOTHING);
        }
        return blocked(tx, events).flatMap(blocked -> {
            var behind = new Verdicts();
            List<IncomingEvent> free = new ArrayList<>(events.size());
            for (var event : events) {
                var first = blocked.get(Place.of(event));
                if (first == null || first.offset() > event.offset()) {
                    free.add(event);
                } else {
                    behind.park(event, first.awaits());
                }
            }
            return keep(tx, behind)
                    .flatMap(kept -> free.isEmpty()
                            ? Uni.createFrom().item(new Outcome(events.size(), 0, List.of()))
                            : handler.handle(tx, free)
                                    .flatMap(verdicts -> keep(tx, verdicts)
                                            .replaceWith(() -> new Outcome(
                                                    events.size(),
                                                    free.size()
                                                            - verdicts.parked().size(),
                                                    verdicts.provided()))));
        });
    }

    /** Where what has to stay in order is. */
    private record Place(String topic, String key, int partition) {
        static Place of(IncomingEvent event) {
            return new Place(event.topic(), event.key(), event.partition());
        }
    }

    /** The first that is parked of a place. */
    private record First(long offset, String awaits) {}

    private static Uni<Map<Place, First>> blocked(SqlConnection tx, List<IncomingEvent> events) {
        return tx.preparedQuery(BLOCKED)
                .execute(Tuple.of(
                        events.stream().map(IncomingEvent::key).distinct().toArray(String[]::new)))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> new Place(row.getString(0), row.getString(1), row.getInteger(2)),
                                row -> new First(row.getLong(3), row.getString(4)))));
    }

    private Uni<Void> keep(SqlConnection tx, Verdicts verdicts) {
        Uni<Void> kept = insert(tx, verdicts.parked(), Map.of());
        for (Map.Entry<IncomingEvent, String> each : verdicts.dead().entrySet()) {
            kept = kept.flatMap(done -> bury(tx, each.getKey(), each.getValue()));
        }
        return kept;
    }

    /** Keeps an event that failed as a dead letter. */
    Uni<Void> bury(SqlConnection tx, IncomingEvent event, Throwable why) {
        LOG.errorf(why, "dead letter %s %s", event.type(), event.id());
        return bury(tx, event, String.valueOf(why.getMessage()));
    }

    private Uni<Void> bury(SqlConnection tx, IncomingEvent event, String reason) {
        var letter = new DeadLetter(
                reason,
                event.id(),
                event.source(),
                event.type(),
                event.topic(),
                event.partition(),
                event.offset(),
                new String(event.data(), UTF_8));
        return insert(tx, Map.of(), Map.of(event, reason.replace('\0', ' ')))
                .flatMap(kept -> outbox.append(
                        Tx.of(tx),
                        List.of(OutgoingEvent.of(
                                event.topic() + ".dlq",
                                event.key(),
                                service + ".dead-letter.v1",
                                event.subject(),
                                letter))));
    }

    /** Up to where events are set aside now: what is set aside later, or again, is beyond. */
    Uni<Long> newest(SqlClient client) {
        return client.query(NEWEST).execute().map(rows -> rows.iterator().next().getLong(0));
    }

    /**
     * Takes out some of what waits for any of these.
     *
     * @param upTo none that were set aside later
     * @param limit so many of them; each is then behind those of its key that came before it and wait still
     */
    Uni<List<IncomingEvent>> release(SqlConnection tx, List<String> provided, long upTo, int limit) {
        return tx.preparedQuery(RELEASE)
                .execute(Tuple.of(provided.toArray(String[]::new), upTo, limit))
                .map(SetAsideRows::events);
    }

    /** Takes out those that were last tried so long ago, the longest waiting first. */
    Uni<List<IncomingEvent>> releaseOldest(SqlConnection tx, Duration ago, int limit) {
        return tx.preparedQuery(OLDEST).execute(Tuple.of(ago.toMillis(), limit)).map(SetAsideRows::events);
    }

    /** Takes one out, if it still waits. */
    Uni<List<IncomingEvent>> take(SqlConnection tx, IncomingEvent event) {
        return tx.preparedQuery(TAKE)
                .execute(Tuple.of(event.id(), event.source()))
                .map(SetAsideRows::events);
    }

    /** @param reasons of those that are dead */
    private static Uni<Void> insert(
            SqlConnection tx, Map<IncomingEvent, String> awaits, Map<IncomingEvent, String> reasons) {
        return awaits.isEmpty() && reasons.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(SetAsideRows.KEEP)
                        .execute(SetAsideRows.columns(awaits, reasons))
                        .replaceWithVoid();
    }

    /** What the dead-letter topic carries. */
    record DeadLetter(
            String reason,
            UUID id,
            String source,
            String type,
            String topic,
            int partition,
            long offset,
            String data) {}
}
