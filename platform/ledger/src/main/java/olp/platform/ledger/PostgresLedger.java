package olp.platform.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import olp.platform.ledger.model.Balance;
import olp.platform.ledger.model.DueLot;
import olp.platform.ledger.model.Entry;
import olp.platform.ledger.model.LedgerBatch;
import olp.platform.ledger.model.Place;
import olp.platform.ledger.model.Reason;

/** The ledger's tables. Statements that belong together are sent together and awaited once. */
@ApplicationScoped
public class PostgresLedger {
    private static final String OPEN =
            "insert into ledger_account (id) select id from unnest($1::uuid[]) as a (id) order by id on conflict do nothing";
    private static final String LOCK =
            "select id, active, pending, held, lifetime from ledger_account where id = any($1) order by id for update";
    private static final String TAKE_DUE = """
            update ledger_lot set active = true
            where account = any($1) and not active and active_from <= clock_timestamp()
            returning id, account, issuer, remaining, cause""";
    private static final String CLOCK = "select clock_timestamp()";
    /** What is posted, and what of the pending is due by now whether or not anybody has posted it. */
    private static final String BALANCE = """
            select id, active + due as active, pending - due as pending, held, lifetime
            from ledger_account a, lateral (
              select coalesce(sum(remaining), 0)::bigint as due from ledger_lot
              where account = a.id and not active and active_from <= clock_timestamp()) lots
            where id = $1""";

    private static final String ENTRIES = """
            select id, account, kind, source, target, party, amount, at, cause, rule, version, text
            from ledger_entry where account = $1 and id < $2 order by id desc limit $3""";
    private static final UUID LAST = new UUID(-1, -1);

    /** Opens accounts that are not open yet. */
    public Uni<Void> open(SqlConnection tx, Collection<UUID> accounts) {
        return tx.preparedQuery(OPEN)
                .execute(Tuple.of(accounts.toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    /** Locks accounts in the order of their ids, so that two batches cannot wait for each other. */
    public Uni<LockedAccounts> lock(SqlConnection tx, Collection<UUID> accounts) {
        var ids = Tuple.of(accounts.toArray(UUID[]::new));
        return Uni.combine()
                .all()
                .unis(
                        tx.preparedQuery(LOCK).execute(ids),
                        tx.preparedQuery(TAKE_DUE).execute(ids),
                        tx.preparedQuery(CLOCK).execute())
                .asTuple()
                .map(found -> new LockedAccounts(
                        found.getItem3().iterator().next().getOffsetDateTime(0).toInstant(),
                        found.getItem1().stream()
                                .collect(Collectors.toMap(row -> row.getUUID(0), PostgresLedger::balance)),
                        found.getItem2().stream().map(PostgresLedger::dueLot).toList()));
    }

    /** Enters a batch whose accounts are locked by this transaction. */
    public Uni<Void> write(SqlConnection tx, LedgerBatch batch) {
        if (batch.entries().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Uni<RowSet<Row>>> writes = new ArrayList<>();
        writes.add(tx.preparedQuery(LedgerRows.ENTER).execute(LedgerRows.entries(batch.entries())));
        if (!batch.lots().isEmpty()) {
            writes.add(tx.preparedQuery(LedgerRows.GIVE).execute(LedgerRows.lots(batch.lots(), batch.at())));
        }
        writes.add(tx.preparedQuery(LedgerRows.CHANGE).execute(LedgerRows.changes(batch.changes())));
        if (!batch.house().isEmpty()) {
            writes.add(tx.preparedQuery(LedgerRows.TOUCH_HOUSE).execute(LedgerRows.house(batch.house())));
        }
        return Uni.join().all(writes).andFailFast().replaceWithVoid();
    }

    /** What a holder has now; nothing if there is no such account. */
    public Uni<Balance> balance(SqlClient client, UUID account) {
        return client.preparedQuery(BALANCE).execute(Tuple.of(account)).map(PostgresLedger::first);
    }

    private static Balance first(RowSet<Row> rows) {
        return rows.size() == 0 ? Balance.NOTHING : balance(rows.iterator().next());
    }

    /**
     * A holder's statement, newest first.
     *
     * @param before the last entry of the page before, or null for the newest
     */
    public Uni<List<Entry>> entries(SqlClient client, UUID account, UUID before, int limit) {
        return client.preparedQuery(ENTRIES)
                .execute(Tuple.of(account, before == null ? LAST : before, limit))
                .map(rows -> rows.stream().map(PostgresLedger::entry).toList());
    }

    private static Balance balance(Row row) {
        return new Balance(row.getLong("active"), row.getLong("pending"), row.getLong("held"), row.getLong("lifetime"));
    }

    private static DueLot dueLot(Row row) {
        return new DueLot(
                row.getUUID("id"),
                row.getUUID("account"),
                row.getUUID("issuer"),
                row.getLong("remaining"),
                row.getUUID("cause"));
    }

    private static Entry entry(Row row) {
        return new Entry(
                row.getUUID("id"),
                row.getUUID("account"),
                row.getString("kind"),
                Place.valueOf(row.getString("source")),
                Place.valueOf(row.getString("target")),
                row.getUUID("party"),
                row.getLong("amount"),
                row.getOffsetDateTime("at").toInstant(),
                row.getUUID("cause"),
                row.getString("rule") == null
                        ? null
                        : new Reason(row.getString("rule"), row.getInteger("version"), row.getString("text")));
    }
}
