package olp.platform.rules;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import olp.platform.rules.model.Decision;
import olp.platform.rules.model.Needs;
import olp.platform.rules.model.Usage;

/**
 * What is used of caps and budgets. Caps are kept under the locks of their accounts, which the caller has; budgets are
 * locked here, after all accounts and in the order of the rules' codes, so that two batches cannot wait for each other and
 * none gives what another gave.
 */
public final class PostgresUsage {
    private static final String CAPS = """
            select u.account, period, rule, used
            from unnest($1::uuid[]) as a (account) join rule_usage u on u.account = a.account
            where period = any($2)""";
    private static final String BUDGETS = "select rule, used from rule_budget where rule = any($1)";
    private static final String LOCKED = BUDGETS + " order by rule for no key update";
    private static final String USE_CAPS = """
            insert into rule_usage (account, period, rule, used)
            select * from unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[])
            on conflict (account, period, rule) do update set used = excluded.used""";
    private static final String USE_BUDGETS = """
            update rule_budget b set used = c.used
            from unnest($1::text[], $2::bigint[]) as c (rule, used) where b.rule = c.rule""";
    private static final String HOLD_OUT = """
            insert into rule_holdout (purchase, rule, version, account, would, at)
            select * from unnest($1::uuid[], $2::text[], $3::int[], $4::uuid[], $5::bigint[], $6::timestamptz[])""";

    private static final String FORGET = """
            delete from rule_usage where ctid = any(array(
              select ctid from rule_usage where period < $1 order by period limit $2 for update skip locked))""";
    private static final String JOIN = """
            insert into rule_usage (account, period, rule, used)
            select $2, period, rule, used from rule_usage where account = $1 order by period, rule
            on conflict (account, period, rule) do update set used = rule_usage.used + excluded.used""";

    private static final String MOVE = """
            with moved as (delete from rule_usage where account = $1 returning period, rule, used)
            insert into rule_usage (account, period, rule, used)
            select $2, period, rule, used from moved order by period, rule
            on conflict (account, period, rule) do update set used = rule_usage.used + excluded.used""";

    private PostgresUsage() {}

    /**
     * What a purchase's account did not get.
     *
     * @param at when the purchase happened
     */
    public record HeldOutOf(UUID purchase, UUID account, Instant at, Decision.HeldOut what) {}

    /** Reads what a batch needs, and locks its budgets until the transaction ends; no statement if it needs nothing. */
    public static Uni<Usage> find(SqlConnection tx, Needs needs) {
        return read(tx, needs, LOCKED, new HashMap<>());
    }

    /** Reads the same without a lock, for what gives nothing; of rules that do not exist yet, nothing is used. */
    public static Uni<Usage> peek(SqlClient client, Needs needs) {
        Map<String, Long> spent = new HashMap<>();
        needs.budgets().forEach(rule -> spent.put(rule, 0L));
        return read(client, needs, BUDGETS, spent);
    }

    private static Uni<Usage> read(SqlClient client, Needs needs, String budgets, Map<String, Long> spent) {
        Map<Usage.OfCap, Long> caps = new HashMap<>();
        List<Uni<RowSet<Row>>> reads = new ArrayList<>();
        if (!needs.accounts().isEmpty()) {
            var wanted = Tuple.of(
                    needs.accounts().toArray(UUID[]::new), needs.periods().toArray(String[]::new));
            reads.add(client.preparedQuery(CAPS)
                    .execute(wanted)
                    .invoke(rows -> rows.forEach(row -> caps.put(
                            new Usage.OfCap(row.getUUID("account"), row.getString("rule"), row.getString("period")),
                            row.getLong("used")))));
        }
        if (!needs.budgets().isEmpty()) {
            reads.add(client.preparedQuery(budgets)
                    .execute(Tuple.of(needs.budgets().toArray(String[]::new)))
                    .invoke(rows -> rows.forEach(row -> spent.put(row.getString("rule"), row.getLong("used")))));
        }
        return all(reads).replaceWith(() -> Usage.of(needs, caps, spent));
    }

    /** Keeps what a batch has used, and whom it held out: one statement a table, none for what did not change. */
    public static Uni<Void> write(SqlConnection tx, Usage usage, Collection<HeldOutOf> heldOut) {
        List<Uni<RowSet<Row>>> writes = new ArrayList<>();
        var caps = usage.changedCaps();
        if (!caps.isEmpty()) {
            writes.add(tx.preparedQuery(USE_CAPS)
                    .execute(Tuple.of(
                            column(caps.keySet(), UUID[]::new, Usage.OfCap::account),
                            column(caps.keySet(), String[]::new, Usage.OfCap::period),
                            column(caps.keySet(), String[]::new, Usage.OfCap::rule),
                            column(caps.values(), Long[]::new, used -> used))));
        }
        var budgets = usage.changedBudgets();
        if (!budgets.isEmpty()) {
            writes.add(tx.preparedQuery(USE_BUDGETS)
                    .execute(Tuple.of(
                            budgets.keySet().toArray(String[]::new),
                            budgets.values().toArray(Long[]::new))));
        }
        if (!heldOut.isEmpty()) {
            writes.add(tx.preparedQuery(HOLD_OUT).execute(rows(heldOut)));
        }
        return all(writes);
    }

    /**
     * Forgets what was used of caps in days and months before a month, so many rows at most.
     *
     * @param month the first that is kept, such as {@code 2026-11}
     * @return how many rows were forgotten
     */
    public static Uni<Integer> forget(SqlClient client, String month, int most) {
        return client.preparedQuery(FORGET).execute(Tuple.of(month, most)).map(RowSet::rowCount);
    }

    /** What one account used of caps counts as used by another, too, from now on; both are locked. */
    public static Uni<Void> join(SqlConnection tx, UUID from, UUID into) {
        return tx.preparedQuery(JOIN).execute(Tuple.of(from, into)).replaceWithVoid();
    }

    /** What one account used of caps was used by another from now on, and no more by the first; both are locked. */
    public static Uni<Void> move(SqlConnection tx, UUID from, UUID into) {
        return tx.preparedQuery(MOVE).execute(Tuple.of(from, into)).replaceWithVoid();
    }

    private static Tuple rows(Collection<HeldOutOf> heldOut) {
        return Tuple.of(
                column(heldOut, UUID[]::new, HeldOutOf::purchase),
                column(heldOut, String[]::new, each -> each.what().rule().code()),
                column(heldOut, Integer[]::new, each -> each.what().rule().version()),
                column(heldOut, UUID[]::new, HeldOutOf::account),
                column(heldOut, Long[]::new, each -> each.what().would()),
                column(heldOut, OffsetDateTime[]::new, each -> RuleRows.utc(each.at())));
    }

    private static Uni<Void> all(List<Uni<RowSet<Row>>> statements) {
        return statements.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(statements).andFailFast().replaceWithVoid();
    }

    private static <T, V> V[] column(Collection<T> rows, IntFunction<V[]> array, Function<T, V> value) {
        return rows.stream().map(value).toArray(array);
    }
}
