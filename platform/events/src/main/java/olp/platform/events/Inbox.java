package olp.platform.events;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import olp.platform.events.SetAsideEvents.Outcome;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Takes the facts of others in, each once: what an event does and the note that it was seen are one transaction. A batch
 * is one transaction; an event that spoils it is found by trying one at a time, and set aside.
 */
@ApplicationScoped
public class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);

    private static final int WORTH_A_TRANSACTION = 250;
    // To look first costs less than to be told of a conflict; who notes the same at once is one to wait for.
    // "offset 0": always by the index; a plan made while the table is small would read all of it, and be kept.
    private static final String NOTE = """
            insert into inbox (id, source)
            select id, source from (select unnest($1::uuid[]) as id, unnest($2::text[]) as source) e
            where not exists (select from inbox i where i.id = e.id and i.source = e.source offset 0)
            order by id, source
            returning id, source""";

    private final Pool pool;
    private final SetAsideEvents setAside;
    private final ParkedEvents parked;
    private final Watermarks watermarks;
    private final int atOnce;

    Inbox(
            Pool pool,
            SetAsideEvents setAside,
            ParkedEvents parked,
            Watermarks watermarks,
            @ConfigProperty(name = "olp.inbox.at-once", defaultValue = "1") int atOnce) {
        this.atOnce = atOnce;
        this.pool = pool;
        this.setAside = setAside;
        this.parked = parked;
        this.watermarks = watermarks;
    }

    /**
     * Takes a batch in: a large one as so many transactions side by side as {@code olp.inbox.at-once} says, each with some of
     * the keys. Completes when all of it is durable; while the database is away it keeps trying, and Kafka keeps the rest.
     */
    public Uni<Void> consume(ConsumerRecords<String, byte[]> records, EventHandler handler) {
        var events = read(records);
        var many = Math.clamp(events.size() / WORTH_A_TRANSACTION, 1, atOnce);
        // A failure that got this far would end the consumer, and nobody would read on.
        return Uni.createFrom()
                .deferred(() -> many == 1
                        ? takeInPatiently(events, handler).flatMap(provided -> parked.settle(provided, handler))
                        : sideBySide(events, many, handler))
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "a batch could not be taken in, and is tried again"))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(30))
                .indefinitely();
    }

    /** A watermark tells that all before it were seen: it is kept when that is so of what is in other transactions. */
    private Uni<Void> sideBySide(List<IncomingEvent> events, int many, EventHandler handler) {
        var kinds = events.stream().collect(Collectors.partitioningBy(Watermarks::isWatermark));
        var parts = kinds.get(false).stream()
                .collect(
                        Collectors.groupingBy(event -> Math.floorMod(event.key().hashCode(), many)))
                .values()
                .stream()
                .map(part -> takeInPatiently(part, handler))
                .toList();
        return Uni.join()
                .all(parts)
                .andFailFast()
                .map(all -> all.stream().flatMap(List::stream).toList())
                .flatMap(provided -> parked.settle(provided, handler))
                .flatMap(settled -> takeInPatiently(kinds.get(true), handler))
                .replaceWithVoid();
    }

    private static List<IncomingEvent> read(ConsumerRecords<String, byte[]> records) {
        List<IncomingEvent> events = new ArrayList<>(records.count());
        for (ConsumerRecord<String, byte[]> each : records) {
            EventHeaders.read(each)
                    .ifPresentOrElse(
                            events::add,
                            () -> LOG.errorf(
                                    "not a CloudEvent, passed over: %s-%d@%d",
                                    each.topic(), each.partition(), each.offset()));
        }
        return events;
    }

    private Uni<List<String>> takeInPatiently(List<IncomingEvent> events, EventHandler handler) {
        return events.isEmpty()
                ? Uni.createFrom().item(List.of())
                : Failures.patiently(() -> takeIn(events, handler))
                        .onFailure(Failures::isPoison)
                        .recoverWithUni(poison -> oneByOne(events, handler));
    }

    private Uni<List<String>> oneByOne(List<IncomingEvent> events, EventHandler handler) {
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUniAndConcatenate(event -> Failures.patiently(() -> takeIn(List.of(event), handler))
                        .onFailure(Failures::isPoison)
                        .recoverWithUni(poison -> Failures.patiently(() -> bury(event, poison))))
                .onItem()
                .<String>disjoint()
                .collect()
                .asList();
    }

    private Uni<List<String>> takeIn(List<IncomingEvent> events, EventHandler handler) {
        return pool.withTransaction(tx -> unseen(tx, events)
                .flatMap(fresh -> watermarks.keep(tx, fresh))
                .flatMap(facts -> setAside.handle(tx, facts, handler))
                .map(Outcome::provided));
    }

    private Uni<List<String>> bury(IncomingEvent event, Throwable why) {
        return pool.withTransaction(tx -> unseen(tx, List.of(event))
                        .flatMap(
                                fresh -> fresh.isEmpty() ? Uni.createFrom().voidItem() : setAside.bury(tx, event, why)))
                .replaceWith(List.of());
    }

    private static Uni<List<IncomingEvent>> unseen(SqlConnection tx, List<IncomingEvent> events) {
        Map<Seen, IncomingEvent> byId = new LinkedHashMap<>();
        events.forEach(event -> byId.putIfAbsent(new Seen(event.id(), event.source()), event));
        var ids = byId.keySet().stream().map(Seen::id).toArray(UUID[]::new);
        var sources = byId.keySet().stream().map(Seen::source).toArray(String[]::new);
        return tx.preparedQuery(NOTE).execute(Tuple.of(ids, sources)).map(rows -> {
            var noted = rows.stream()
                    .map(row -> new Seen(row.getUUID(0), row.getString(1)))
                    .collect(Collectors.toSet());
            return byId.entrySet().stream()
                    .filter(each -> noted.contains(each.getKey()))
                    .map(Map.Entry::getValue)
                    .toList();
        });
    }

    private record Seen(UUID id, String source) {}
}
