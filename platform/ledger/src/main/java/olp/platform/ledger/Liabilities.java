package olp.platform.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * What holders have, by who issued it and how old it is; reads all open lots, so for an operator, not for a till. What time
 * has brought about counts once it is posted, as in the trial balance.
 */
@ApplicationScoped
public class Liabilities {
    // An id says when its lot was made. What was passed on or came back into a new lot was spendable before that was
    // made.
    private static final String BY_ISSUER_AND_AGE = """
            with value as (
              select id, issuer, active_from, case when active then remaining else 0 end as active,
                     case when active then 0 else remaining end as pending, 0::bigint as held
              from ledger_lot where remaining > 0
              union all
              select l.id, l.issuer, l.active_from, 0, 0, h.part
              from (select unnest(lots) as lot, unnest(parts) as part from ledger_hold where state = 'HELD') h
              join ledger_lot l on l.id = h.lot),
            aged as (
              select issuer, active, pending, held, extract(epoch from now() - least(
                       coalesce(uuid_extract_timestamp(id), active_from), active_from)) / 86400 as days
              from value)
            select issuer, case when days < 31 then 0 when days < 91 then 31 when days < 181 then 91
                                when days < 366 then 181 else 366 end as from_day,
                   sum(active)::bigint as active, sum(pending)::bigint as pending, sum(held)::bigint as held
            from aged group by 1, 2 order by 1, 2""";

    private static final String OWED = "select coalesce(sum(owed), 0)::bigint from ledger_account where owed < 0";

    /**
     * What was issued by one party and is of one age.
     *
     * @param issuer who pays for it
     * @param fromDay the first of the whole days that it is old: 0 (to 30), 31 (to 90), 91 (to 180), 181 (to 365) or 366
     */
    public record Share(UUID issuer, int fromDay, long active, long pending, long held) {}

    /**
     * Of one moment.
     *
     * @param shares by issuer, then age
     * @param owed what holders owe, zero or less: no party's
     */
    public record Liability(List<Share> shares, long owed) {
        /** All that is owed to holders: the trial balance's outstanding. */
        public long total() {
            return shares.stream()
                    .mapToLong(each -> Math.addExact(each.active(), Math.addExact(each.pending(), each.held())))
                    .reduce(owed, Math::addExact);
        }
    }

    /** What holders have now, in a transaction that sees one moment. */
    public Uni<Liability> now(SqlConnection tx) {
        return tx.query(BY_ISSUER_AND_AGE)
                .execute()
                .flatMap(rows -> tx.query(OWED)
                        .execute()
                        .map(owed -> new Liability(
                                rows.stream().map(Liabilities::share).toList(),
                                owed.iterator().next().getLong(0))));
    }

    private static Share share(Row row) {
        return new Share(
                row.getUUID("issuer"),
                row.getInteger("from_day"),
                row.getLong("active"),
                row.getLong("pending"),
                row.getLong("held"));
    }
}
