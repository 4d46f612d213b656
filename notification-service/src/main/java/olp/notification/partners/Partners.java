package olp.notification.partners;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The partners' names and the programme, as loyalty told them. */
@ApplicationScoped
public class Partners {
    private static final String KEEP = """
            insert into partner (id, name, told_at)
            select * from unnest($1::uuid[], $2::text[], $3::timestamptz[]) as told (id, name, told_at) order by id
            on conflict (id) do update set name = excluded.name, told_at = excluded.told_at
            where partner.told_at <= excluded.told_at""";

    private static final String KEEP_PROGRAMME = """
            insert into programme (name, time_zone, told_at) values ($1, $2, $3)
            on conflict (only_one) do update
            set name = excluded.name, time_zone = excluded.time_zone, told_at = excluded.told_at
            where programme.told_at <= excluded.told_at""";

    private static final String NAMES = "select id, name from partner where id = any($1)";

    private static final String PROGRAMME = "select name, time_zone from programme";

    /** Keeps what was told, each partner once; what is older than what is known changes nothing. */
    public Uni<Void> keep(SqlConnection tx, Collection<PartnerTold> told) {
        if (told.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(KEEP)
                .execute(Tuple.of(
                        told.stream().map(PartnerTold::id).toArray(UUID[]::new),
                        told.stream().map(PartnerTold::name).toArray(String[]::new),
                        told.stream()
                                .map(each -> each.at().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new)))
                .replaceWithVoid();
    }

    /** Keeps the programme as it was told at an instant, unless a later word is known. */
    public Uni<Void> keep(SqlConnection tx, ProgrammeTold told, Instant at) {
        return tx.preparedQuery(KEEP_PROGRAMME)
                .execute(Tuple.of(told.program().name(), told.program().timeZone(), at.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** The names of those of the partners that are known. */
    public Uni<Map<UUID, String>> names(SqlConnection tx, Collection<UUID> partners) {
        if (partners.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return tx.preparedQuery(NAMES)
                .execute(Tuple.of(partners.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, String> names = new HashMap<>();
                    rows.forEach(row -> names.put(row.getUUID("id"), row.getString("name")));
                    return names;
                });
    }

    /** The programme, once it was told. */
    public Uni<Optional<ProgrammeTold.Programme>> programme(SqlConnection tx) {
        return tx.preparedQuery(PROGRAMME)
                .execute()
                .map(rows -> rows.stream()
                        .map(row -> new ProgrammeTold.Programme(row.getString("name"), row.getString("time_zone")))
                        .findFirst());
    }
}
