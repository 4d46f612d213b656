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
import olp.platform.ledger.model.Hold;
import olp.platform.ledger.model.Holder;
import olp.platform.ledger.model.Kinds;
import olp.platform.ledger.model.LedgerBatch;
import olp.platform.ledger.model.Settling;

/** The ledger's tables. Statements that belong together are sent together and awaited once. */
@ApplicationScoped
public class PostgresLedger {
    // To look first costs less than to be told of a conflict.
    private static final String OPEN = """
            insert into ledger_account (id) select id from unnest($1::uuid[]) as a (id)
            where not exists (select from ledger_account l where l.id = a.id) order by id on conflict do nothing""";
    private static final String COLUMNS =
            "select id, active, pending, held, owed, lifetime, due_at, ends, ending, ends_to";
    private static final String LOCK =
            COLUMNS + " from ledger_account where id = any($1) order by id for no key update";
    private static final String CLOCK = "select clock_timestamp()";
    private static final String READ = COLUMNS + ", clock_timestamp() as now from ledger_account where id = any($1)";
    private static final String DUE =
            "select id from ledger_account where due_at <= statement_timestamp() order by due_at limit $1";
    private static final String HOLD = """
            select id, account, origin, party, amount, captured, state, expires_at, lots, parts, torn_from,
                   clock_timestamp() as now
            from ledger_hold where id = $1""";
    private static final String FOLLOW_LOTS = """
            update ledger_lot set account = $2
            where account = $1 and remaining = 0 and ($3::uuid[] is null or origin = any($3))""";
    private static final String FOLLOW_HOLDS = """
            update ledger_hold set account = $2
            where account = $1 and state <> 'HELD' and ($3::uuid[] is null or origin = any($3))""";
    private static final String REQUIRE_NOTICE = """
            update ledger_lot set notice = true, lapses_at = null
            where account = $1 and origin = any($2) and not notice and remaining\s""";
    private static final String ISSUED = """
            select coalesce(sum(earned), 0)::bigint from (
              select earned, origin, issued from ledger_lot where account = $1 and remaining > 0
              union all
              select earned, origin, issued from ledger_lot where account = $1 and remaining = 0) lot
            where issued and origin = any($2)""";

    /**
     * Opens accounts that are not open yet. To be called before any is locked: whoever opens some while holding others can
     * wait for somebody that waits for it.
     */
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

    /**
     * What has ended follows what is open from one account to another, so that it is found where its card is: lots with
     * nothing left, and holds that are over. To be called after the batch that moved the open ones was written.
     *
     * @param origins only of these; null: all
     */
    public Uni<Void> follow(SqlConnection tx, UUID from, UUID into, Collection<UUID> origins) {
        var moved = Tuple.of(from, into, origins == null ? null : origins.toArray(UUID[]::new));
        return tx.preparedQuery(FOLLOW_LOTS)
                .execute(moved)
                .flatMap(lots -> tx.preparedQuery(FOLLOW_HOLDS).execute(moved))
                .replaceWithVoid();
    }

    /** Lots of these origins lapse only after a notice from now on, also those of which something may come back. */
    public Uni<Void> requireNotice(SqlConnection tx, UUID account, Collection<UUID> origins) {
        var lots = Tuple.of(account, origins.toArray(UUID[]::new));
        return tx.preparedQuery(REQUIRE_NOTICE + "> 0")
                .execute(lots)
                .flatMap(open -> tx.preparedQuery(REQUIRE_NOTICE + "= 0").execute(lots))
                .replaceWithVoid();
    }

    /** All that was ever issued to these origins, whose lots are in an account now. */
    public Uni<Long> issued(SqlClient client, UUID account, Collection<UUID> origins) {
        return client.preparedQuery(ISSUED)
                .execute(Tuple.of(account, origins.toArray(UUID[]::new)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** What holders have now, whether or not all that is due has been posted; accounts that do not exist are missing. */
    public Uni<Map<UUID, Standing>> standings(Pool pool, Collection<UUID> accounts, Kinds kinds) {
        return pool.preparedQuery(READ).execute(ids(accounts)).flatMap(rows -> standings(pool, rows, kinds));
    }

    /**
     * The same of accounts that a query of the caller's found.
     *
     * @param rows each with all columns of {@code ledger_account}, and the database's clock as {@code now}
     */
    public Uni<Map<UUID, Standing>> standings(Pool pool, RowSet<Row> rows, Kinds kinds) {
        Map<UUID, Standing> standings = new HashMap<>();
        List<UUID> unread = new ArrayList<>();
        for (var row : rows) {
            var holder = LedgerRows.holder(row);
            standings.put(holder.account(), Standing.of(holder));
            if (holder.isDue(LedgerRows.instant(row, "now")) || holder.ends().isUsedUp()) {
                unread.add(holder.account());
            }
        }
        return unread.isEmpty()
                ? Uni.createFrom().item(standings)
                : settled(pool, unread, kinds).invoke(standings::putAll).replaceWith(standings);
    }

    /** What holders would have once what is due is posted: decided on one snapshot, and not written. */
    private static Uni<Map<UUID, Standing>> settled(Pool pool, List<UUID> accounts, Kinds kinds) {
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

    private static Map<UUID, Standing> settled(Map<UUID, Holder> holders, Instant at, Kinds kinds) {
        var scratch = new LedgerBatch(at, UUID::randomUUID, holders);
        Map<UUID, Standing> standings = new HashMap<>();
        holders.forEach((account, holder) -> {
            Settling.settle(scratch, kinds, holder);
            standings.put(account, Standing.of(holder));
        });
        return standings;
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

    private static Map<UUID, Holder> holders(RowSet<Row> rows) {
        Map<UUID, Holder> holders = new HashMap<>();
        rows.forEach(row -> holders.put(row.getUUID("id"), LedgerRows.holder(row)));
        return holders;
    }

    private static Tuple ids(Collection<UUID> accounts) {
        return Tuple.of(accounts.toArray(UUID[]::new));
    }
}
