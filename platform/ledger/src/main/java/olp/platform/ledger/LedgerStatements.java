package olp.platform.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import olp.platform.ledger.model.Entry;

/** What holders are shown of their entries. */
public final class LedgerStatements {
    private static final String ENTRIES = """
            select e.* from unnest($1::uuid[]) as a (id), lateral (
              select seq, id, account, kind, source, target, party, amount, at, cause, rule, version, text, reasons, lots, parts
              from ledger_entry
              where account = a.id and seq <= $2 and target <> 'LEFT'
                and not (source in ('ACTIVE', 'HELD', 'OWED') and target in ('ACTIVE', 'HELD', 'OWED'))
              order by seq desc limit $3) e
            order by seq desc limit $3""";

    private static final String SUMS = """
            select kind, sum(amount)::bigint as amount from ledger_entry
            where account = any($1) and at >= $2 and at < $3 and target <> 'LEFT'
              and not (source in ('ACTIVE', 'HELD', 'OWED') and target in ('ACTIVE', 'HELD', 'OWED'))
            group by kind""";

    private LedgerStatements() {}

    /** One line of a statement, and where it stands. */
    public record Line(StatementPlace place, Entry entry) {}

    /**
     * Holders' statement, newest first, without what only moves within what they can spend, or has left them before. What
     * several rules gave together is a line for each.
     *
     * @param after the last line of the page before, or {@link StatementPlace#BEGINNING}
     * @param least so many lines, or all that there are; a few more where rules gave together
     */
    public static Uni<List<Line>> statement(
            SqlClient client, Collection<UUID> accounts, StatementPlace after, int least) {
        return client.preparedQuery(ENTRIES)
                .execute(Tuple.of(accounts.toArray(UUID[]::new), after.seq(), least + 1))
                .map(rows -> rows.stream()
                        .flatMap(LedgerStatements::lines)
                        .filter(line -> after.isBefore(line.place()))
                        .toList());
    }

    private static Stream<Line> lines(Row row) {
        var seq = row.getLong("seq");
        var shares = LedgerRows.entry(row).byShare();
        return IntStream.range(0, shares.size())
                .mapToObj(share -> new Line(new StatementPlace(seq, share), shares.get(share)));
    }

    /** What a statement comes to by kind, of the entries from one instant to before another. Reads them all. */
    public static Uni<Map<String, Long>> sums(
            SqlClient client, Collection<UUID> accounts, Instant from, Instant until) {
        return client.preparedQuery(SUMS)
                .execute(Tuple.of(accounts.toArray(UUID[]::new), LedgerRows.utc(from), LedgerRows.utc(until)))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> row.getString("kind"), row -> row.getLong("amount"))));
    }
}
