package olp.platform.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.platform.events.TimeOrderedIds;
import olp.platform.ledger.ExpiryNotices.Plan;

/** What is to lapse, of whom, and whether its holder was warned. */
@ApplicationScoped
public class ExpiryPlans {
    private static final int LOTS_AT_A_TIME = 1_000;

    private static final String ADD = """
            insert into ledger_plan (id, account, member, expires_at, amount)
            select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[], $5::bigint[])""";
    private static final String WARNED = """
            update ledger_plan p set warned_at = w.at from unnest($1::uuid[], $2::timestamptz[]) as w (id, at)
            where p.id = w.id and p.warned_at is null""";
    private static final String KNOWN = "select id from ledger_plan where id = any($1)";
    private static final String UNWARNED = """
            select p.id, p.member, l.left_over, p.expires_at, p.planned_at
            from ledger_plan p, lateral (
              select coalesce(sum(remaining), 0)::bigint as left_over from ledger_lot where plan = p.id) l
            where p.warned_at is null and p.id > $1 and l.left_over > 0 order by p.id limit $2""";

    private final Pool pool;
    private final ExpiryNotices notices;

    ExpiryPlans(Pool pool, ExpiryNotices notices) {
        this.pool = pool;
        this.notices = notices;
    }

    /** What a service has to do with its plans. */
    public interface Telling {
        /** The member of each account, where it has one. */
        Uni<Map<UUID, UUID>> members(SqlConnection tx, Collection<UUID> accounts);

        /** Asks that the members be warned. */
        Uni<Void> tell(SqlConnection tx, List<Plan> plans, Map<UUID, UUID> members);
    }

    /**
     * Somebody who was not warned: what there still is of what was planned.
     *
     * @param member null if the account is nobody's
     */
    public record Unwarned(UUID plan, UUID member, long amount, Instant expiresAt, Instant plannedAt) {}

    /** Plans all that is to be planned, some in a transaction. */
    public Uni<Void> plan(Telling telling) {
        return pool.withTransaction(tx -> notices.plan(tx, TimeOrderedIds::next, LOTS_AT_A_TIME)
                        .call(made -> made.isEmpty() ? Uni.createFrom().voidItem() : add(tx, made, telling)))
                .flatMap(made -> made.isEmpty() ? Uni.createFrom().voidItem() : plan(telling));
    }

    private static Uni<Void> add(SqlConnection tx, List<Plan> plans, Telling telling) {
        return telling.members(tx, plans.stream().map(Plan::account).distinct().toList())
                .call(members -> tx.preparedQuery(ADD)
                        .execute(Tuple.of(
                                LedgerRows.column(plans, UUID[]::new, Plan::id),
                                LedgerRows.column(plans, UUID[]::new, Plan::account),
                                LedgerRows.column(plans, UUID[]::new, plan -> members.get(plan.account())),
                                LedgerRows.column(
                                        plans, OffsetDateTime[]::new, plan -> LedgerRows.utc(plan.expiresAt())),
                                LedgerRows.column(plans, Long[]::new, Plan::amount))))
                .flatMap(members -> telling.tell(tx, plans, members));
    }

    /** Holders were warned, each at an instant: what was planned lapses. Answers which of the plans there are. */
    Uni<List<UUID>> warned(SqlConnection tx, Map<UUID, Instant> plans) {
        var ids = plans.keySet().toArray(UUID[]::new);
        return tx.preparedQuery(WARNED)
                .execute(Tuple.of(ids, LedgerRows.column(plans.values(), OffsetDateTime[]::new, LedgerRows::utc)))
                .flatMap(noted -> notices.warned(tx, plans))
                .flatMap(noted -> tx.preparedQuery(KNOWN).execute(Tuple.of(ids)))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList());
    }

    /** Plans of which nobody was warned and something is left, in the order in which they were made. */
    public Uni<List<Unwarned>> unwarned(SqlClient client, UUID after, int limit) {
        return client.preparedQuery(UNWARNED)
                .execute(Tuple.of(after, limit))
                .map(rows -> rows.stream()
                        .map(row -> new Unwarned(
                                row.getUUID("id"),
                                row.getUUID("member"),
                                row.getLong("left_over"),
                                LedgerRows.instant(row, "expires_at"),
                                LedgerRows.instant(row, "planned_at")))
                        .toList());
    }
}
