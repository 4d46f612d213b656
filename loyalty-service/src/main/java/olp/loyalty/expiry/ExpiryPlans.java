package olp.loyalty.expiry;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.platform.ledger.ExpiryNotices.Plan;

/** What is to lapse, of whom, and whether its holder was warned. */
@ApplicationScoped
class ExpiryPlans {
    private static final String MEMBERS = """
            select distinct on (a.root) a.root, c.member from card_account a join card c on c.issued_account = a.id
            where a.root = any($1) and c.member is not null order by a.root, c.number""";
    private static final String ADD = """
            insert into expiry_plan (id, account, member, expires_at, points)
            select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[], $5::bigint[])""";
    private static final String WARNED = """
            update expiry_plan p set warned_at = w.at from unnest($1::uuid[], $2::timestamptz[]) as w (id, at)
            where p.id = w.id and p.warned_at is null returning p.id""";
    private static final String KNOWN = "select id from expiry_plan where id = any($1)";
    private static final String UNWARNED = """
            select p.id, p.member, p.points, l.left_over, p.expires_at, p.planned_at
            from expiry_plan p, lateral (
              select coalesce(sum(remaining), 0)::bigint as left_over from ledger_lot where plan = p.id) l
            where p.warned_at is null and p.id > $1 and l.left_over > 0 order by p.id limit $2""";

    /** Somebody who was not warned: what there still is of what was planned. */
    record Unwarned(UUID plan, UUID member, long points, Instant expiresAt, Instant plannedAt) {}

    /** Adds plans; answers the member of each account, where it has one. */
    Uni<Map<UUID, UUID>> add(SqlConnection tx, List<Plan> plans) {
        return tx.preparedQuery(MEMBERS)
                .execute(Tuple.of(plans.stream().map(Plan::account).toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, UUID> members = new HashMap<>();
                    rows.forEach(row -> members.put(row.getUUID(0), row.getUUID(1)));
                    return members;
                })
                .call(members -> tx.preparedQuery(ADD)
                        .execute(Tuple.of(
                                plans.stream().map(Plan::id).toArray(UUID[]::new),
                                plans.stream().map(Plan::account).toArray(UUID[]::new),
                                plans.stream()
                                        .map(plan -> members.get(plan.account()))
                                        .toArray(UUID[]::new),
                                plans.stream()
                                        .map(plan -> utc(plan.expiresAt()))
                                        .toArray(OffsetDateTime[]::new),
                                plans.stream().map(Plan::amount).toArray(Long[]::new))));
    }

    /** Notes the warnings of plans that were not warned of yet; answers which plans exist. */
    Uni<List<UUID>> warned(SqlConnection tx, Map<UUID, Instant> at) {
        var ids = at.keySet().toArray(UUID[]::new);
        return tx.preparedQuery(WARNED)
                .execute(
                        Tuple.of(ids, at.values().stream().map(ExpiryPlans::utc).toArray(OffsetDateTime[]::new)))
                .flatMap(noted -> tx.preparedQuery(KNOWN).execute(Tuple.of(ids)))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList());
    }

    /** Plans of which nobody was warned and something is left, in the order in which they were made. */
    Uni<List<Unwarned>> unwarned(SqlClient client, UUID after, int limit) {
        return client.preparedQuery(UNWARNED)
                .execute(Tuple.of(after, limit))
                .map(rows -> rows.stream()
                        .map(row -> new Unwarned(
                                row.getUUID("id"),
                                row.getUUID("member"),
                                row.getLong("left_over"),
                                row.getOffsetDateTime("expires_at").toInstant(),
                                row.getOffsetDateTime("planned_at").toInstant()))
                        .toList());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
