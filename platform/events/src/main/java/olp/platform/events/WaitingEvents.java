package olp.platform.events;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * What has been seen and not been applied, but may be yet: parked events, and dead letters that an operator may have handled
 * again. What depends on the absence of an event has to look here too, after the watermark.
 */
@ApplicationScoped
public class WaitingEvents {
    private static final String ABOUT = """
            with named as materialized (
              select data from set_aside
              where topic = $1 and type = $2 and position(convert_to($3, 'UTF8') in data) > 0)
            select t.id from unnest($4::uuid[], $5::text[], $6::timestamptz[], $7::timestamptz[]) as t (id, key, since, until)
            where exists (select from set_aside s
                          where s.topic = $1 and s.type = $2 and s.key = t.key and s.time between t.since and t.until)
              or exists (select from named where position(convert_to(t.id::text, 'UTF8') in data) > 0)""";

    /**
     * What an event may be about.
     *
     * @param key of its own events; one of them that was written from {@code since} to {@code until} may be about it, readable
     *     or not
     */
    public record Thing(UUID id, String key, Instant since, Instant until) {}

    /**
     * Those things that one of the waiting events may be about: one of the thing's own key and time, or one of any key and
     * time that names it.
     *
     * @param word that is in the data of every event that names such a thing: others are not searched
     */
    public Uni<Set<UUID>> about(SqlClient client, String topic, String type, String word, List<Thing> things) {
        return things.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : client.preparedQuery(ABOUT)
                        .execute(Tuple.tuple(List.of(
                                topic,
                                type,
                                word,
                                column(things, UUID[]::new, Thing::id),
                                column(things, String[]::new, Thing::key),
                                column(things, OffsetDateTime[]::new, thing -> utc(thing.since())),
                                column(things, OffsetDateTime[]::new, thing -> utc(thing.until())))))
                        .map(rows -> rows.stream().map(row -> row.getUUID(0)).collect(Collectors.toSet()));
    }

    private static <V> V[] column(List<Thing> things, IntFunction<V[]> array, Function<Thing, V> value) {
        return things.stream().map(value).toArray(array);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
