package olp.cashback.partners;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
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

    /** Keeps what a batch says of partners. */
    public Uni<Void> keep(SqlConnection tx, List<IncomingEvent> events, Verdicts verdicts) {
        Map<UUID, Told<Partner>> last = new TreeMap<>();
        Told.read(events, Partner.class, verdicts)
                .forEach(each -> last.put(each.says().id(), each));
        if (last.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
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
}
