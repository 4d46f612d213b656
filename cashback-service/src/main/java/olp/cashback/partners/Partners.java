package olp.cashback.partners;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import olp.cashback.intake.Told;
import olp.platform.events.IncomingEvent;
import olp.platform.events.Verdicts;

/** The partners that are known here. */
@ApplicationScoped
public class Partners {
    /** Each of these carries the whole partner. */
    public static final Set<String> TOLD_BY = Set.of("loyalty.partner-joined.v1", "loyalty.partner-changed.v1");

    private static final String KEEP = """
            insert into partner (id, name, category, state, as_of)
            select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[])
              as p (id, name, category, state, as_of) order by id
            on conflict (id) do update
            set name = excluded.name, category = excluded.category, state = excluded.state, as_of = excluded.as_of
            where partner.as_of <= excluded.as_of""";

    private static final String CATEGORIES = "select id, category from partner where id = any($1)";

    /** Keeps what a batch says of partners; what was waiting for them can go on. */
    public Uni<Void> keep(SqlConnection tx, List<IncomingEvent> events, Verdicts verdicts) {
        Map<UUID, Told<Partner>> last = new TreeMap<>();
        Told.read(events, Partner.class, verdicts)
                .forEach(each -> last.put(each.says().id(), each));
        if (last.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        last.keySet().forEach(id -> verdicts.provides(Partner.awaited(id)));
        var rows = last.values();
        return tx.preparedQuery(KEEP)
                .execute(Tuple.of(
                        Told.column(rows, UUID[]::new, Partner::id),
                        Told.column(rows, String[]::new, Partner::name),
                        Told.column(rows, String[]::new, Partner::category),
                        Told.column(rows, String[]::new, each -> each.state().name()),
                        Told.times(rows)))
                .replaceWithVoid();
    }

    /** What these partners sell, by their ids; unknown ones are missing, and nothing is asked for none. */
    public Uni<Map<UUID, String>> categories(SqlClient client, Collection<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : client.preparedQuery(CATEGORIES)
                        .execute(Tuple.of(ids.toArray(UUID[]::new)))
                        .map(rows -> rows.stream()
                                .collect(Collectors.toMap(row -> row.getUUID(0), row -> row.getString(1))));
    }
}
