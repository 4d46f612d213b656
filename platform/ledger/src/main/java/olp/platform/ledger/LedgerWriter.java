package olp.platform.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import olp.platform.ledger.model.LedgerBatch;

/**
 * Writes a batch: one statement a table, all sent at once. Arrays are taken apart in the select list: in the from clause
 * PostgreSQL would first put each of them into a table of its own.
 */
final class LedgerWriter {
    private static final String ENTER = """
            insert into ledger_entry
              (id, account, kind, source, target, party, amount, at, cause, rule, version, text, reasons, lots, parts)
            select unnest($1::uuid[]), unnest($2::uuid[]), unnest($3::text[]), unnest($4::text[]), unnest($5::text[]),
              unnest($6::uuid[]), unnest($7::bigint[]), unnest($8::timestamptz[]), unnest($9::uuid[]), unnest($10::text[]),
              unnest($11::int[]), unnest($12::text[]), unnest($13::text[])::json, unnest($14::text[])::uuid[],
              unnest($15::text[])::bigint[]""";
    private static final String GIVE = """
            insert into ledger_lot (id, account, origin, issuer, rule, version, cause, earned, remaining,
              active_from, expires_at, lapses_at, notice, active, issued)
            select unnest($1::uuid[]), unnest($2::uuid[]), unnest($3::uuid[]), unnest($4::uuid[]), unnest($5::text[]),
              unnest($6::int[]), unnest($7::uuid[]), unnest($8::bigint[]), unnest($9::bigint[]), unnest($10::timestamptz[]),
              unnest($11::timestamptz[]), unnest($12::timestamptz[]), unnest($13::boolean[]), unnest($14::boolean[]),
              unnest($15::boolean[])""";
    private static final String CHANGE_LOTS = """
            update ledger_lot l set account = c.account, remaining = c.remaining, active = c.active
            from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::boolean[]) as c (id, account, remaining, active)
            where l.id = c.id""";
    private static final String HOLD = """
            insert into ledger_hold
              (id, account, origin, party, amount, captured, state, expires_at, lots, parts, torn_from)
            select unnest($1::uuid[]), unnest($2::uuid[]), unnest($3::uuid[]), unnest($4::uuid[]), unnest($5::bigint[]),
              unnest($6::bigint[]), unnest($7::text[]), unnest($8::timestamptz[]), unnest($9::text[])::uuid[],
              unnest($10::text[])::bigint[], unnest($11::uuid[])""";
    private static final String TEAR_HOLDS = """
            update ledger_hold h set amount = t.amount, lots = t.lots::uuid[], parts = t.parts::bigint[],
              torn_from = t.torn_from
            from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::uuid[])
              as t (id, amount, lots, parts, torn_from)
            where h.id = t.id""";
    private static final String CHANGE_HOLDS = """
            update ledger_hold h set account = c.account, captured = c.captured, state = c.state
            from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[]) as c (id, account, captured, state)
            where h.id = c.id""";
    private static final String CHANGE = """
            update ledger_account a set active = c.active, pending = c.pending, held = c.held, owed = c.owed,
              lifetime = c.lifetime, due_at = c.due_at, ends = coalesce(c.ends::timestamptz[], '{}'),
              ending = coalesce(c.ending::bigint[], '{}'), ends_to = c.ends_to
            from (select unnest($1::uuid[]) as id, unnest($2::bigint[]) as active, unnest($3::bigint[]) as pending,
              unnest($4::bigint[]) as held, unnest($5::bigint[]) as owed, unnest($6::bigint[]) as lifetime,
              unnest($7::timestamptz[]) as due_at, unnest($8::text[]) as ends, unnest($9::text[]) as ending,
              unnest($10::timestamptz[]) as ends_to) c
            where a.id = c.id""";
    private static final String TOUCH_HOUSE = """
            insert into ledger_house (place, party, shard, amount)
            select place, party, pg_backend_pid() % 16, amount
            from unnest($1::text[], $2::uuid[], $3::bigint[]) as h (place, party, amount)
            order by place, party
            on conflict (place, party, shard) do update set amount = ledger_house.amount + excluded.amount""";

    private final SqlConnection tx;
    private final List<Uni<RowSet<Row>>> writes = new ArrayList<>();

    private LedgerWriter(SqlConnection tx) {
        this.tx = tx;
    }

    static Uni<Void> write(SqlConnection tx, LedgerBatch batch) {
        var writer = new LedgerWriter(tx);
        writer.add(batch.entries().isEmpty(), ENTER, () -> LedgerRows.entries(batch.entries()));
        writer.add(batch.given().isEmpty(), GIVE, () -> LedgerRows.lots(batch.given()));
        writer.add(batch.changed().isEmpty(), CHANGE_LOTS, () -> LedgerRows.lotChanges(batch.changed()));
        writer.add(batch.made().isEmpty(), HOLD, () -> LedgerRows.holds(batch.made()));
        writer.add(batch.torn().isEmpty(), TEAR_HOLDS, () -> LedgerRows.tornHolds(batch.torn()));
        writer.add(batch.ended().isEmpty(), CHANGE_HOLDS, () -> LedgerRows.holdChanges(batch.ended()));
        writer.add(batch.touched().isEmpty(), CHANGE, () -> LedgerRows.holders(batch.touched()));
        writer.add(batch.house().isEmpty(), TOUCH_HOUSE, () -> LedgerRows.house(batch.house()));
        return writer.writes.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(writer.writes).andFailFast().replaceWithVoid();
    }

    private void add(boolean nothing, String sql, Supplier<Tuple> parameters) {
        if (!nothing) {
            writes.add(tx.preparedQuery(sql).execute(parameters.get()));
        }
    }
}
