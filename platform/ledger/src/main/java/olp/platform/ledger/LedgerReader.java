package olp.platform.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.platform.ledger.model.Ends;
import olp.platform.ledger.model.Ends.End;
import olp.platform.ledger.model.Hold;
import olp.platform.ledger.model.Holder;
import olp.platform.ledger.model.Lot;

/** Reads lots and holds of accounts whose rows were read: what is due, and what is wanted. All sent at once. */
final class LedgerReader {
    private static final String LOT = """
            id, account, origin, issuer, rule, version, cause, earned, remaining, active_from, expires_at, lapses_at,
            notice, active, issued""";
    private static final String HOLD =
            "id, account, origin, party, amount, captured, state, expires_at, lots, parts, torn_from";
    private static final String HOLD_LOTS =
            "select " + LOT + " from ledger_lot where id in (select unnest(lots) from ledger_hold where ";

    private static final String DUE_LOTS = "select " + LOT + """
             from ledger_lot where account = any($1) and not active and remaining > 0 and active_from <= $2
            union
            select\s""" + LOT + """
             from ledger_lot where account = any($1) and active = any('{true,false}') and remaining > 0
              and expires_at <= $2 and lapses_at <= $2
            union\s""" + HOLD_LOTS
            + "account = any($1) and state = 'HELD' and expires_at <= $2)";
    private static final String DUE_HOLDS =
            "select " + HOLD + " from ledger_hold where account = any($1) and state = 'HELD' and expires_at <= $2";
    // A lot does not lapse before its end, so that the ends to come say when to look; it may be once too often.
    private static final String NEXT = """
            select a.id, least(
              (select min(active_from) from ledger_lot
               where account = a.id and not active and remaining > 0 and active_from > $2),
              (select min(expires_at) from ledger_lot
               where account = a.id and active and remaining > 0 and expires_at > $2),
              (select min(expires_at) from ledger_lot
               where account = a.id and not active and remaining > 0 and expires_at > $2),
              (select min(lapses_at) from ledger_lot
               where account = a.id and active = any('{true,false}') and remaining > 0
                 and expires_at <= $2 and lapses_at > $2),
              (select min(expires_at) from ledger_hold
               where account = a.id and state = 'HELD' and expires_at > $2)) as next
            from unnest($1::uuid[]) as a (id)""";
    // What is due by now is read apart; it would take the place of lots that are still there when it is posted.
    private static final String ACTIVE = """
            select l.* from unnest($1::uuid[], $2::bigint[]) as s (account, most), lateral (
              select * from ledger_lot where account = s.account and remaining > 0 and active
                and (lapses_at is null or lapses_at > $3)
              order by expires_at, active_from, id limit s.most) l""";
    private static final String PENDING = """
            select l.* from unnest($1::uuid[], $2::bigint[]) as s (account, most), lateral (
              select * from ledger_lot where account = s.account and remaining > 0 and not active
                and active_from > $3 and (lapses_at is null or lapses_at > $3)
              order by expires_at, active_from, id limit s.most) l""";
    private static final String LOTS_BY_ID = "select " + LOT + " from ledger_lot where id = any($1)";
    private static final String HOLDS_BY_ID =
            "select " + HOLD + " from ledger_hold where id = any($1) or torn_from = any($1)";
    private static final String LOTS_OF_HOLDS = HOLD_LOTS + "id = any($1) or torn_from = any($1))";
    private static final String ALL_LOTS =
            "select " + LOT + " from ledger_lot where account = any($1) and remaining > 0";
    private static final String ALL_HOLDS =
            "select " + HOLD + " from ledger_hold where account = any($1) and state = 'HELD'";
    private static final String LOTS_OF_ALL_HOLDS = HOLD_LOTS + "account = any($1) and state = 'HELD')";

    // Each half is read in the order of its index, and no further than to the one after those that are kept.
    private static final String ENDS = """
            select a.id, e.at, e.amount from unnest($1::uuid[]) as a (id), lateral (
              select expires_at as at, sum(amount)::bigint as amount from (
                (select expires_at, sum(remaining) as amount from ledger_lot
                 where account = a.id and active and remaining > 0 and expires_at is not null
                 group by expires_at order by expires_at limit $2)
                union all
                (select expires_at, sum(remaining) as amount from ledger_lot
                 where account = a.id and not active and remaining > 0 and expires_at is not null
                 group by expires_at order by expires_at limit $2)) half
              group by expires_at order by expires_at limit $2) e
            order by a.id, e.at""";

    private final SqlClient client;
    private final Map<UUID, Holder> holders;
    private final List<Uni<RowSet<Row>>> reads = new ArrayList<>();

    private LedgerReader(SqlClient client, Map<UUID, Holder> holders) {
        this.client = client;
        this.holders = holders;
    }

    /** Loads into the holders what of theirs is due by then, and what is wanted. */
    static Uni<Void> load(SqlClient client, Map<UUID, Holder> holders, Instant at, Wanted wanted) {
        var reader = new LedgerReader(client, holders);
        var due = holders.values().stream()
                .filter(holder -> holder.isDue(at))
                .map(Holder::account)
                .toArray(UUID[]::new);
        if (due.length > 0) {
            reader.due(Tuple.of(due, LedgerRows.utc(at)));
        }
        reader.ends();
        reader.wanted(wanted, at);
        return reader.reads.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(reader.reads).andFailFast().replaceWithVoid();
    }

    private void due(Tuple dueAt) {
        lots(DUE_LOTS, dueAt);
        holds(DUE_HOLDS, dueAt);
        read(
                NEXT,
                dueAt,
                rows -> rows.forEach(row -> holders.get(row.getUUID("id")).dueLoaded(LedgerRows.instant(row, "next"))));
    }

    /** Of accounts whose list of what ends next is used up, it is read anew. */
    private void ends() {
        var usedUp = holders.values().stream()
                .filter(holder -> holder.ends().isUsedUp())
                .map(Holder::account)
                .toArray(UUID[]::new);
        if (usedUp.length > 0) {
            read(ENDS, Tuple.of(usedUp, Ends.MOST + 1), rows -> {
                Map<UUID, List<End>> found = new HashMap<>();
                rows.forEach(row -> found.computeIfAbsent(row.getUUID("id"), account -> new ArrayList<>())
                        .add(new End(LedgerRows.instant(row, "at"), row.getLong("amount"))));
                for (var account : usedUp) {
                    holders.get(account).endsLoaded(Ends.of(found.getOrDefault(account, List.of())));
                }
            });
        }
    }

    private void wanted(Wanted wanted, Instant at) {
        if (!wanted.active.isEmpty()) {
            lots(ACTIVE, most(wanted.active, at));
        }
        if (!wanted.pending.isEmpty()) {
            lots(PENDING, most(wanted.pending, at));
        }
        if (!wanted.lots.isEmpty()) {
            lots(LOTS_BY_ID, ids(wanted.lots));
        }
        if (!wanted.holds.isEmpty()) {
            holds(HOLDS_BY_ID, ids(wanted.holds));
            lots(LOTS_OF_HOLDS, ids(wanted.holds));
        }
        if (!wanted.whole.isEmpty()) {
            lots(ALL_LOTS, ids(wanted.whole));
            holds(ALL_HOLDS, ids(wanted.whole));
            lots(LOTS_OF_ALL_HOLDS, ids(wanted.whole));
        }
    }

    private static Tuple most(Map<UUID, Long> amounts, Instant at) {
        return Tuple.of(
                amounts.keySet().toArray(UUID[]::new), amounts.values().toArray(Long[]::new), LedgerRows.utc(at));
    }

    private static Tuple ids(Collection<UUID> ids) {
        return Tuple.of(ids.toArray(UUID[]::new));
    }

    private void lots(String sql, Tuple parameters) {
        read(sql, parameters, rows -> {
            Map<UUID, List<Lot>> byAccount = new HashMap<>();
            rows.forEach(row -> byAccount
                    .computeIfAbsent(row.getUUID("account"), account -> new ArrayList<>())
                    .add(LedgerRows.lot(row)));
            byAccount.forEach((account, lots) -> {
                if (holders.containsKey(account)) {
                    loadInto(account, lots, List.of());
                } else {
                    // Parted from these accounts meanwhile: to be looked at, not to be touched.
                    holders.values().forEach(holder -> holder.loadElsewhere(lots));
                }
            });
        });
    }

    private void holds(String sql, Tuple parameters) {
        read(
                sql,
                parameters,
                rows -> rows.forEach(
                        row -> loadInto(row.getUUID("account"), List.of(), List.of(LedgerRows.hold(row)))));
    }

    /** A hold of an account that is not among the holders is somebody else's. */
    private void loadInto(UUID account, List<Lot> lots, List<Hold> holds) {
        var holder = holders.get(account);
        if (holder != null) {
            holder.load(lots, holds);
        }
    }

    private void read(String sql, Tuple parameters, java.util.function.Consumer<RowSet<Row>> rows) {
        reads.add(client.preparedQuery(sql).execute(parameters).invoke(rows));
    }
}
