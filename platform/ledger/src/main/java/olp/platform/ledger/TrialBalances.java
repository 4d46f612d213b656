package olp.platform.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import olp.platform.ledger.model.TrialBalance;

/** Sums the whole ledger from its entries; reads them all, so for an operator and a watchman, not for a till. */
@ApplicationScoped
public class TrialBalances {
    private static final String LINES = """
            with moved as (
              select target as place, party, amount from ledger_entry
              union all
              select source, party, -amount from ledger_entry)
            select case when place in ('ACTIVE', 'PENDING', 'HELD', 'OWED') then place else place || ':' || party end
                     as account,
                   sum(amount)::bigint as amount
            from moved group by 1 order by 1""";
    /**
     * What is not as the entries say: holders' balances, the house's, lots, balances against lots and holds, ends against lots. One row
     * each, at most ten.
     */
    private static final String DRIFT = """
            with moved as (
              select account, target as place, party, amount from ledger_entry
              union all
              select account, source, party, -amount from ledger_entry),
            entered as (
              select account, coalesce(sum(amount) filter (where place = 'ACTIVE'), 0) as active,
                     coalesce(sum(amount) filter (where place = 'PENDING'), 0) as pending,
                     coalesce(sum(amount) filter (where place = 'HELD'), 0) as held,
                     coalesce(sum(amount) filter (where place = 'OWED'), 0) as owed
              from moved group by account),
            open_lots as (
              select account, sum(remaining) filter (where active) as active,
                     sum(remaining) filter (where not active) as pending
              from ledger_lot where remaining > 0 group by account),
            open_holds as (
              select account, sum(amount) as held from ledger_hold where state = 'HELD' group by account),
            house as (
              select place, party, sum(amount) as amount from moved
              where place not in ('ACTIVE', 'PENDING', 'HELD', 'OWED') group by place, party),
            kept as (select place, party, sum(amount) as amount from ledger_house group by place, party),
            ends as (
              select account, expires_at as at, sum(remaining) as amount from ledger_lot
              where remaining > 0 and expires_at is not null group by account, expires_at),
            listed as (
              select a.id as account, e.at, e.amount
              from ledger_account a, unnest(a.ends, a.ending) as e (at, amount))
            select * from (
              select 'account ' || coalesce(a.id, e.account) as what
              from ledger_account a full join entered e on e.account = a.id
              where (coalesce(a.active, 0), coalesce(a.pending, 0), coalesce(a.held, 0), coalesce(a.owed, 0))
                is distinct from (coalesce(e.active, 0), coalesce(e.pending, 0), coalesce(e.held, 0), coalesce(e.owed, 0))
              union all
              select 'lots of account ' || a.id
              from ledger_account a left join open_lots l on l.account = a.id left join open_holds h on h.account = a.id
              where (a.active, a.pending, a.held)
                is distinct from (coalesce(l.active, 0), coalesce(l.pending, 0), coalesce(h.held, 0))
              union all
              select 'next ends of account ' || a.id
              from ends e full join listed l using (account, at) join ledger_account a on a.id = account
              where at <= coalesce(a.ends_to, 'infinity') and e.amount is distinct from l.amount
              union all
              select 'house account ' || coalesce(k.place, h.place) || ':' || coalesce(k.party, h.party)
              from kept k full join house h using (place, party)
              where coalesce(k.amount, 0) <> coalesce(h.amount, 0)) drift
            limit 10""";

    private final Pool pool;

    TrialBalances(Pool pool) {
        this.pool = pool;
    }

    /** The trial balance, of one moment. */
    public Uni<TrialBalance> now() {
        return pool.withTransaction(tx -> tx.query("set transaction isolation level repeatable read, read only")
                .execute()
                .flatMap(set -> tx.query(LINES).execute())
                .flatMap(lines -> tx.query(DRIFT)
                        .execute()
                        .map(drift -> new TrialBalance(
                                lines.stream()
                                        .map(row -> new TrialBalance.Line(row.getString(0), row.getLong(1)))
                                        .toList(),
                                drift.stream().map(row -> row.getString(0)).toList()))));
    }

    /** What is not as the entries say, at most ten; empty if all is well. */
    Uni<List<String>> drift() {
        return pool.query(DRIFT)
                .execute()
                .map(rows -> rows.stream().map(row -> row.getString(0)).toList());
    }
}
