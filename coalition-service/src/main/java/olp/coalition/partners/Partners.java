package olp.coalition.partners;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import olp.platform.events.IncomingEvent;
import olp.platform.events.Verdicts;

/** The businesses of the coalition and their programme, as loyalty-service told of them. */
@ApplicationScoped
public class Partners {
    private static final String LEARN = """
            insert into partner (id, name, state, told_at, told_offset)
            select * from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::bigint[])
            on conflict (id) do update
            set name = excluded.name, state = excluded.state,
                told_at = excluded.told_at, told_offset = excluded.told_offset
            where (excluded.told_at, excluded.told_offset) > (partner.told_at, partner.told_offset)""";

    private static final String LEARN_PROGRAM = """
            update program set currency = $1, told_at = $2, told_offset = $3
            where ($2, $3) > (told_at, told_offset)""";

    private static final String NAMES = "select id, name from partner where id = any($1)";

    /** Keeps the newest state of the programme. */
    public Uni<Void> learnProgram(SqlConnection tx, Map<IncomingEvent, ProgramTold> told) {
        var newest = told.keySet().stream().reduce((earlier, later) -> later);
        return newest.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(LEARN_PROGRAM)
                        .execute(Tuple.of(
                                told.get(newest.get()).program().currency(),
                                newest.get().time().atOffset(ZoneOffset.UTC),
                                newest.get().offset()))
                        .replaceWithVoid();
    }

    /** Keeps the newest state of each partner, and lets go on what waited for {@code partner:<id>}. */
    public Uni<Void> learn(SqlConnection tx, Map<IncomingEvent, PartnerTold> told, Verdicts verdicts) {
        Map<UUID, IncomingEvent> newest = new TreeMap<>();
        told.forEach((event, partner) -> newest.put(partner.id(), event));
        if (newest.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        newest.keySet().forEach(id -> verdicts.provides("partner:" + id));
        var events = newest.values();
        return tx.preparedQuery(LEARN)
                .execute(Tuple.of(
                        newest.keySet().toArray(UUID[]::new),
                        events.stream().map(each -> told.get(each).name()).toArray(String[]::new),
                        events.stream().map(each -> told.get(each).state()).toArray(String[]::new),
                        events.stream()
                                .map(each -> each.time().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new),
                        events.stream().map(IncomingEvent::offset).toArray(Long[]::new)))
                .replaceWithVoid();
    }

    /** The names of those partners that are known. */
    public Uni<Map<UUID, String>> names(SqlClient client, Collection<UUID> ids) {
        return client.preparedQuery(NAMES)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, String> names = new HashMap<>();
                    rows.forEach(row -> names.put(row.getUUID(0), row.getString(1)));
                    return names;
                });
    }
}
