package olp.loyalty.members;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import olp.platform.web.Problem;

/** Those who were enrolled. Plain SQL: members are imported by the hundred thousand. */
@ApplicationScoped
public class Members {
    private static final String INSERT = """
            insert into member (id, name, email, phone, birth_date, locale, time_zone, referral_code, referred_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id) do nothing""";
    private static final String FIND = """
            select id, name, email, phone, birth_date, locale, time_zone, referral_code, referred_by
            from member where id = $1 and merged_into is null""";
    private static final String LOCK =
            "select id, merged_into from member where id = any($1) order by id for no key update";
    private static final String MERGED = "select merged_into from member where id = $1";
    private static final String MERGE = "update member set merged_into = $2 where id = $1";
    private static final String REFERRER = "select exists (select from member where referral_code = $1)";

    Uni<Void> add(SqlConnection tx, Member member) {
        return tx.preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addUUID(member.id())
                        .addString(member.name())
                        .addString(member.email())
                        .addString(member.phone())
                        .addLocalDate(member.birthDate())
                        .addString(member.locale())
                        .addString(member.timeZone())
                        .addString(member.referralCode())
                        .addString(member.referredBy()))
                .invoke(inserted -> {
                    if (inserted.rowCount() == 0) {
                        throw Problem.idTaken();
                    }
                })
                .replaceWithVoid();
    }

    Uni<Optional<Member>> find(SqlClient client, UUID id) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst().map(Members::member));
    }

    Uni<Boolean> hasReferralCode(SqlClient client, String code) {
        return client.preparedQuery(REFERRER)
                .execute(Tuple.of(code))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** 404 for a member that there is not, or not any more: it then names the one it was merged into. */
    Uni<Member> existing(SqlClient client, UUID id) {
        return find(client, id)
                .flatMap(found -> found.isPresent()
                        ? Uni.createFrom().item(found.get())
                        : client.preparedQuery(MERGED).execute(Tuple.of(id)).map(rows -> {
                            throw gone(
                                    rows.size() == 0
                                            ? null
                                            : rows.iterator().next().getUUID(0));
                        }));
    }

    private static Problem gone(UUID mergedInto) {
        var none = Problem.notFound("member");
        return mergedInto == null ? none : none.with("mergedInto", mergedInto);
    }

    /**
     * Locks members, so that what belongs to them changes in one transaction at a time. Before their accounts are locked,
     * never after.
     *
     * @return for each that exists, the member it was merged into, if it was
     */
    public Uni<Map<UUID, Optional<UUID>>> lock(SqlConnection tx, Collection<UUID> ids) {
        return tx.preparedQuery(LOCK)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> row.getUUID(0), row -> Optional.ofNullable(row.getUUID(1)))));
    }

    /** The same, of members who must exist and not be merged: 404 otherwise. */
    public Uni<Void> lockExisting(SqlConnection tx, Collection<UUID> ids) {
        return lock(tx, ids)
                .invoke(locked -> ids.forEach(id -> {
                    var merged = locked.get(id);
                    if (merged == null || merged.isPresent()) {
                        throw gone(merged == null ? null : merged.get());
                    }
                }))
                .replaceWithVoid();
    }

    /** A locked member is another one from now on; null: is one of its own again. */
    public Uni<Void> merge(SqlConnection tx, UUID from, UUID into) {
        return tx.preparedQuery(MERGE).execute(Tuple.of(from, into)).replaceWithVoid();
    }

    /** What events say of a member that exists. */
    public Uni<Member.State> state(SqlConnection tx, UUID id) {
        return existing(tx, id).map(Member::state);
    }

    private static Member member(Row row) {
        return new Member(
                row.getUUID(0),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getLocalDate(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8));
    }
}
