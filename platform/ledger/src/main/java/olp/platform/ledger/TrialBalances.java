package olp.platform.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import olp.platform.ledger.model.TrialBalance;

/** Sums the whole ledger from its entries; reads them all, so for an operator, not for a till. */
@ApplicationScoped
public class TrialBalances {
    private static final String LINES = """
            with moved as (
              select target as place, party, amount from ledger_entry
              union all
              select source, party, -amount from ledger_entry)
            select case when place in ('ACTIVE', 'PENDING', 'HELD') then place else place || ':' || party end as account,
                   sum(amount)::bigint as amount
            from moved group by 1 order by 1""";
    /** Holders and house accounts whose kept balance is not what the entries say. */
    private static final String DRIFT = """
            with moved as (
              select account, target as place, party, amount from ledger_entry
              union all
              select account, source, party, -amount from ledger_entry),
            holders as (
              select account, sum(amount) filter (where place = 'ACTIVE') as active,
                     sum(amount) filter (where place = 'PENDING') as pending, sum(amount) filter (where place = 'HELD') as held
              from moved group by account),
            house as (
              select place, party, sum(amount) as amount from moved
              where place not in ('ACTIVE', 'PENDING', 'HELD') group by place, party)
            select (select count(*) from ledger_account a full join holders h on h.account = a.id
                    where (coalesce(a.active, 0), coalesce(a.pending, 0), coalesce(a.held, 0))
                      is distinct from (coalesce(h.active, 0), coalesce(h.pending, 0), coalesce(h.held, 0)))
                 + (select count(*) from ledger_house k full join house h using (place, party)
                    where coalesce(k.amount, 0) <> coalesce(h.amount, 0))""";

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
                                drift.iterator().next().getLong(0) == 0))));
    }
}
