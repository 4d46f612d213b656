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

/** Writes a batch: one statement a table, all sent at once. */
final class LedgerWriter {
    private static final String ENTER = """
            insert into ledger_entry
              (id, account, kind, source, target, party, amount, at, cause, rule, version, text, reasons, lots, parts)
            select id, account, kind, source, target, party, amount, at, cause, rule, version, text,
                   reasons::json, lots::uuid[], parts::bigint[]
            from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::bigint[],
              $8::timestamptz[], $9::uuid[], $10::text[], $11::int[], $12::text[], $13::text[], $14::text[], $15::text[])
              as e (id, account, kind, source, target, party, amount, at, cause, rule, version, text, reasons, lots, parts)""";
    private static final String GIVE = """
            insert into ledger_lot (id, account, origin, issuer, rule, version, cause, earned, remaining,
              active_from, expires_at, lapses_at, notice, active, issued)
            select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::int[], $7::uuid[],
              $8::bigint[], $9::bigint[], $10::timestamptz[], $11::timestamptz[], $12::timestamptz[], $13::boolean[],
              $14::boolean[], $15::boolean[])""";
    private static final String CHANGE_LOTS = """
            update ledger_lot l set account = c.account, remaining = c.remaining, active = c.active
            from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::boolean[]) as c (id, account, remaining, active)
            where l.id = c.id""";
    private static final String HOLD = """
            insert into ledger_hold
              (id, account, origin, party, amount, captured, state, expires_at, lots, parts, torn_from)
            select id, account, origin, party, amount, captured, state, expires_at, lots::uuid[], parts::bigint[],
                   torn_from
            from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::bigint[], $6::bigint[], $7::text[],
              $8::timestamptz[], $9::text[], $10::text[], $11::uuid[])
              as h (id, account, origin, party, amount, captured, state, expires_at, lots, parts, torn_from)""";
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
            from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[],
              $7::timestamptz[], $8::text[], $9::text[], $10::timestamptz[])
              as c (id, active, pending, held, owed, lifetime, due_at, ends, ending, ends_to)
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
