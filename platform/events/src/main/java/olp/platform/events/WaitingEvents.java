package olp.platform.events;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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
            select n.id from unnest($4::uuid[], $5::text[]) as n (id, key)
            where n.key in (select key from set_aside where topic = $1 and type = $2)
              or exists (select from named where position(convert_to(n.id::text, 'UTF8') in data) > 0)""";

    /**
     * Those things that one of the waiting events may be about: one of the thing's own key, readable or not, or one of any
     * key that names it.
     *
     * @param word that the data of every event has in it which names such a thing: others are not searched
     * @param keys of the things, by their ids
     */
    public Uni<Set<UUID>> about(SqlClient client, String topic, String type, String word, Map<UUID, String> keys) {
        return keys.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : client.preparedQuery(ABOUT)
                        .execute(Tuple.of(
                                topic,
                                type,
                                word,
                                keys.keySet().toArray(UUID[]::new),
                                keys.values().toArray(String[]::new)))
                        .map(rows -> rows.stream().map(row -> row.getUUID(0)).collect(Collectors.toSet()));
    }
}
