package olp.platform.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.data.Interval;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Lots that lapse only after a notice. A plan names what of one account ends at one instant; once its holder was warned,
 * the lots lapse at their end, but not within two weeks of the warning. Without a warning they never do.
 */
@ApplicationScoped
public class ExpiryNotices {
    /** How long before their end lots are planned. */
    public static final Duration AHEAD = Duration.ofDays(30);

    /** How long after a warning lots lapse at the earliest. */
    public static final Duration LEAST_WARNING = Duration.ofDays(14);

    private static final String ONE_AT_A_TIME = "select pg_try_advisory_xact_lock(hashtext('expiry-notices'))";
    private static final String ENDING = """
            select account, expires_at, sum(remaining)::bigint as amount, array_agg(id) as lots from (
              select id, account, expires_at, remaining from ledger_lot
              where notice and plan is null and remaining > 0 and expires_at < statement_timestamp() + $1::interval
              order by expires_at limit $2) ending
            group by account, expires_at order by expires_at, account""";
    private static final String PLAN = """
            update ledger_lot l set plan = p.plan
            from (select unnest($1::uuid[]) as lot, unnest($2::uuid[]) as plan) p where l.id = p.lot""";
    private static final String HOLDERS =
            "select id from ledger_account where id in (select account from ledger_lot where plan = any($1)) order by id for no key update";
    private static final String WARN = """
            with warned as (
              update ledger_lot l set lapses_at = greatest(l.expires_at, w.at + $3::interval)
              from unnest($1::uuid[], $2::timestamptz[]) as w (plan, at)
              where l.plan = w.plan and l.lapses_at is null
              returning l.account, l.lapses_at),
            soonest as (select account, min(lapses_at) as at from warned group by account)
            update ledger_account a set due_at = least(a.due_at, s.at) from soonest s where a.id = s.account""";

    /**
     * What of an account ends at an instant.
     *
     * @param id made by the caller
     */
    public record Plan(UUID id, UUID account, Instant expiresAt, long amount, List<UUID> lots) {}

    /**
     * Plans lots that end within 30 days and were not planned yet; nothing while another instance is at it.
     *
     * @param ids makes the plans' ids
     * @param most lots at a time
     */
    public Uni<List<Plan>> plan(SqlConnection tx, java.util.function.Supplier<UUID> ids, int most) {
        return tx.query(ONE_AT_A_TIME).execute().flatMap(locked -> {
            if (!locked.iterator().next().getBoolean(0)) {
                return Uni.createFrom().item(List.of());
            }
            return tx.preparedQuery(ENDING)
                    .execute(Tuple.of(days(AHEAD), most))
                    .map(rows -> rows.stream()
                            .map(row -> new Plan(
                                    ids.get(),
                                    row.getUUID("account"),
                                    LedgerRows.instant(row, "expires_at"),
                                    row.getLong("amount"),
                                    List.of((UUID[]) row.getValue("lots"))))
                            .toList())
                    .call(plans -> note(tx, plans));
        });
    }

    private static Uni<Void> note(SqlConnection tx, List<Plan> plans) {
        var lots = plans.stream().flatMap(plan -> plan.lots().stream()).toArray(UUID[]::new);
        var ids = plans.stream()
                .flatMap(plan -> plan.lots().stream().map(lot -> plan.id()))
                .toArray(UUID[]::new);
        return tx.preparedQuery(PLAN).execute(Tuple.of(lots, ids)).replaceWithVoid();
    }

    /** Holders were warned of these plans, each at an instant. A second warning changes nothing. */
    public Uni<Void> warned(SqlConnection tx, Map<UUID, Instant> plans) {
        var ids = plans.keySet().toArray(UUID[]::new);
        return tx.preparedQuery(HOLDERS)
                .execute(Tuple.of(ids))
                .flatMap(locked ->
                        tx.preparedQuery(WARN).execute(Tuple.of(ids, utc(plans.values()), days(LEAST_WARNING))))
                .replaceWithVoid();
    }

    private static Interval days(Duration duration) {
        return Interval.of().days((int) duration.toDays());
    }

    private static OffsetDateTime[] utc(Collection<Instant> instants) {
        return instants.stream().map(at -> at.atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new);
    }
}
