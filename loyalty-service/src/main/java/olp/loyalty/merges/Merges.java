package olp.loyalty.merges;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import olp.platform.web.Problem;

/** The merges that were made, with all that it takes to undo them. */
@ApplicationScoped
class Merges {
    private static final String INSERT = """
            insert into member_merge
              (id, from_member, into_member, from_account, into_account, accounts, owed, merged_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing""";
    private static final String FIND = """
            select id, from_member, into_member, from_account, into_account, accounts, owed, merged_at,
                   undone_at is not null
            from member_merge where id = $1""";
    private static final String LATER = "select id from member_merge where from_member = $1 and undone_at is null";
    private static final String UNDO = "update member_merge set undone_at = $2 where id = $1";

    /**
     * A merge.
     *
     * @param accounts those that the cards were issued with which moved
     * @param owed what the member who was merged owed then, zero or more
     */
    record Merge(
            UUID id,
            UUID from,
            UUID into,
            UUID fromAccount,
            UUID intoAccount,
            List<UUID> accounts,
            long owed,
            Instant at,
            boolean undone) {}

    /** Keeps a merge; 409 if its id is another's. */
    Uni<Void> add(SqlConnection tx, Merge merge) {
        return tx.preparedQuery(INSERT)
                .execute(Tuple.from(List.of(
                        merge.id(),
                        merge.from(),
                        merge.into(),
                        merge.fromAccount(),
                        merge.intoAccount(),
                        merge.accounts().toArray(UUID[]::new),
                        merge.owed(),
                        merge.at().atOffset(ZoneOffset.UTC))))
                .invoke(inserted -> {
                    if (inserted.rowCount() == 0) {
                        throw Problem.idTaken();
                    }
                })
                .replaceWithVoid();
    }

    /** A merge; 404 if there is none such. */
    Uni<Merge> find(SqlConnection tx, UUID id) {
        return tx.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst().map(Merges::merge).orElseThrow(() -> Problem.notFound("merge")));
    }

    /** The merge by which a member is another one now. */
    Uni<UUID> of(SqlConnection tx, UUID member) {
        return tx.preparedQuery(LATER)
                .execute(Tuple.of(member))
                .map(rows -> rows.iterator().next().getUUID(0));
    }

    Uni<Void> undo(SqlConnection tx, UUID id, Instant at) {
        return tx.preparedQuery(UNDO)
                .execute(Tuple.of(id, at.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private static Merge merge(Row row) {
        return new Merge(
                row.getUUID(0),
                row.getUUID(1),
                row.getUUID(2),
                row.getUUID(3),
                row.getUUID(4),
                List.of((UUID[]) row.getValue(5)),
                row.getLong(6),
                row.getOffsetDateTime(7).toInstant(),
                row.getBoolean(8));
    }
}
