package olp.platform.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.platform.ledger.model.Balance;
import olp.platform.ledger.model.Entry;
import olp.platform.ledger.model.Hold;
import olp.platform.ledger.model.Holder;
import olp.platform.ledger.model.Kinds;
import olp.platform.ledger.model.LedgerBatch;
import olp.platform.ledger.model.Settling;

/** The ledger's tables. Statements that belong together are sent together and awaited once. */
@ApplicationScoped
public class PostgresLedger {
    private static final String OPEN =
            "insert into ledger_account (id) select id from unnest($1::uuid[]) as a (id) order by id on conflict do nothing";
    private static final String COLUMNS = "select id, active, pending, held, owed, lifetime, due_at";
    private static final String LOCK =
            COLUMNS + " from ledger_account where id = any($1) order by id for no key update";
    private static final String CLOCK = "select clock_timestamp()";
    private static final String READ = COLUMNS + ", clock_timestamp() as now from ledger_account where id = any($1)";
    private static final String DUE =
            "select id from ledger_account where due_at <= clock_timestamp() order by due_at limit $1";
    private static final String HOLD = """
            select id, account, origin, party, amount, captured, state, expires_at, lots, parts, clock_timestamp() as now
            from ledger_hold where id = $1""";
    private static final String ENTRIES = """
            select seq, id, account, kind, source, target, party, amount, at, cause, rule, version, text, lots, parts
            from ledger_entry
            where account = any($1) and seq < $2
              and not (source in ('ACTIVE', 'HELD', 'OWED') and target in ('ACTIVE', 'HELD', 'OWED'))
            order by seq desc limit $3""";

    /**
     * One entry of a statement.
     *
     * @param seq its number, by which pages go on
     */
    public record Numbered(long seq, Entry entry) {}

    /** Opens accounts that are not open yet. */
    public Uni<Void> open(SqlConnection tx, Collection<UUID> accounts) {
        return tx.preparedQuery(OPEN).execute(ids(accounts)).replaceWithVoid();
    }

    /**
     * Locks accounts in the order of their ids, so that two batches cannot wait for each other, and reads what of theirs is
     * due and what is wanted.
     */
    public Uni<LockedAccounts> lock(SqlConnection tx, Collection<UUID> accounts, Wanted wanted) {
        return Uni.combine()
                .all()
                .unis(
                        tx.preparedQuery(LOCK).execute(ids(accounts)),
                        tx.preparedQuery(CLOCK).execute())
                .asTuple()
                .flatMap(read -> {
                    var at = read.getItem2()
                            .iterator()
                            .next()
                            .getOffsetDateTime(0)
                            .toInstant();
                    var holders = holders(read.getItem1());
                    return LedgerReader.load(tx, holders, at, wanted).replaceWith(new LockedAccounts(at, holders));
                });
    }

    /** Accounts of which something is due and not posted yet, those due longest first. */
    public Uni<List<UUID>> due(SqlClient client, int most) {
        return client.preparedQuery(DUE)
                .execute(Tuple.of(most))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList());
    }

    /** Enters a batch whose accounts are locked by this transaction. */
    public Uni<Void> write(SqlConnection tx, LedgerBatch batch) {
        return LedgerWriter.write(tx, batch);
    }

    /** What holders have now, whether or not all that is due has been posted; accounts that do not exist are missing. */
    public Uni<Map<UUID, Balance>> balances(Pool pool, Collection<UUID> accounts, Kinds kinds) {
        return pool.preparedQuery(READ).execute(ids(accounts)).flatMap(rows -> {
            Map<UUID, Balance> balances = new HashMap<>();
            List<UUID> due = new ArrayList<>();
            for (var row : rows) {
                var holder = LedgerRows.holder(row);
                balances.put(holder.account(), holder.balance());
                if (holder.isDue(LedgerRows.instant(row, "now"))) {
                    due.add(holder.account());
                }
            }
            return due.isEmpty()
                    ? Uni.createFrom().item(balances)
                    : settled(pool, due, kinds).invoke(balances::putAll).replaceWith(balances);
        });
    }

    /** What holders would have once what is due is posted: decided on one snapshot, and not written. */
    private static Uni<Map<UUID, Balance>> settled(Pool pool, List<UUID> accounts, Kinds kinds) {
        return pool.withTransaction(tx -> tx.query("set transaction isolation level repeatable read, read only")
                .execute()
                .flatMap(set -> tx.preparedQuery(READ).execute(ids(accounts)))
                .flatMap(rows -> {
                    var holders = holders(rows);
                    var at = rows.iterator().next().getOffsetDateTime("now").toInstant();
                    return LedgerReader.load(tx, holders, at, new Wanted())
                            .replaceWith(() -> settled(holders, at, kinds));
                }));
    }

    private static Map<UUID, Balance> settled(Map<UUID, Holder> holders, Instant at, Kinds kinds) {
        var scratch = new LedgerBatch(at, UUID::randomUUID, holders);
        Map<UUID, Balance> balances = new HashMap<>();
        holders.forEach((account, holder) -> {
            Settling.settle(scratch, kinds, holder);
            balances.put(account, holder.balance());
        });
        return balances;
    }

    /**
     * A hold, and the database's clock by which to read its state.
     */
    public record HoldAt(Hold hold, Instant at) {}

    /** A hold that exists. */
    public Uni<HoldAt> hold(SqlClient client, UUID id) {
        return client.preparedQuery(HOLD).execute(Tuple.of(id)).map(rows -> {
            var row = rows.iterator().next();
            return new HoldAt(LedgerRows.hold(row), LedgerRows.instant(row, "now"));
        });
    }

    /**
     * Holders' statement, newest first, without what only moves within what they can spend.
     *
     * @param before the number of the last entry of the page before, or {@code Long.MAX_VALUE} for the newest
     */
    public Uni<List<Numbered>> entries(SqlClient client, Collection<UUID> accounts, long before, int limit) {
        return client.preparedQuery(ENTRIES)
                .execute(Tuple.of(accounts.toArray(UUID[]::new), before, limit))
                .map(rows -> rows.stream()
                        .map(row -> new Numbered(row.getLong("seq"), LedgerRows.entry(row)))
                        .toList());
    }

    private static Map<UUID, Holder> holders(RowSet<Row> rows) {
        Map<UUID, Holder> holders = new HashMap<>();
        rows.forEach(row -> holders.put(row.getUUID("id"), LedgerRows.holder(row)));
        return holders;
    }

    private static Tuple ids(Collection<UUID> accounts) {
        return Tuple.of(accounts.toArray(UUID[]::new));
    }
}
