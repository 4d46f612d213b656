package olp.platform.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import olp.platform.ledger.model.LedgerBatch;
import olp.platform.ledger.model.Mergers;

/**
 * Has value follow its origin: when the accounts that cards were issued with are in other ledger accounts from now on, all
 * that has these origins moves there, open or ended. Some moves or many take the same few statements.
 */
@ApplicationScoped
public class OriginMoves {
    private static final String EXISTING = "select id from ledger_account where id = any($1)";
    private static final String OF_HOLDS =
            "select distinct account from ledger_hold where id = any($1) or torn_from = any($1)";
    private static final String ISSUED = """
            select m.origin, coalesce(sum(l.earned), 0)::bigint as issued
            from unnest($1::uuid[], $2::uuid[]) as m (origin, account), lateral (
              select earned, origin, issued from ledger_lot where account = m.account and remaining > 0
              union all
              select earned, origin, issued from ledger_lot where account = m.account and remaining = 0) l
            where l.issued and l.origin = m.origin group by m.origin""";
    private static final String MOVED =
            " from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as m (origin, source, target) ";
    private static final String FOLLOW_LOTS = "update ledger_lot l set account = m.target" + MOVED
            + "where l.account = m.source and l.origin = m.origin and l.remaining = 0";
    private static final String FOLLOW_HOLDS = "update ledger_hold h set account = m.target" + MOVED
            + "where h.account = m.source and h.origin = m.origin and h.state <> 'HELD'";
    private static final String REQUIRE_NOTICE = """
            update ledger_lot l set notice = true, lapses_at = null
            from unnest($1::uuid[], $2::uuid[]) as o (origin, account)
            where l.account = o.account and l.origin = o.origin and not l.notice and l.remaining\s""";

    /**
     * An origin that is in another account from now on.
     *
     * @param owed at most so much of what the account owes goes along
     * @param cause what the entries name
     */
    public record Move(UUID origin, UUID from, UUID into, long owed, UUID cause) {}

    private record Way(UUID from, UUID into) {}

    /** Those of these accounts that there are: from others nothing can move. */
    public Uni<Set<UUID>> existing(SqlClient client, Collection<UUID> accounts) {
        return client.preparedQuery(EXISTING)
                .execute(Tuple.of(accounts.toArray(UUID[]::new)))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).collect(Collectors.toSet()));
    }

    /**
     * The accounts of the holds that are wanted: those of their lots, which may be others than those of the cards they were
     * made with, once accounts were parted. Asks nothing if none is wanted.
     */
    public Uni<Set<UUID>> accountsOf(SqlClient client, Wanted wanted) {
        return wanted.holds.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : client.preparedQuery(OF_HOLDS)
                        .execute(Tuple.of(wanted.holds.toArray(UUID[]::new)))
                        .map(rows -> rows.stream().map(row -> row.getUUID(0)).collect(Collectors.toSet()));
    }

    /**
     * Enters what is open; when the batch is written, what has ended is to {@link #follow}.
     *
     * @param batch has all accounts of the moves, each with all that is open in it, and what is due is posted
     */
    public Uni<Void> enter(SqlConnection tx, LedgerBatch batch, List<Move> moves, Mergers.Names names) {
        return issued(tx, moves)
                .invoke(issued -> enter(batch, moves, issued, names))
                .replaceWithVoid();
    }

    private static Uni<Map<UUID, Long>> issued(SqlClient client, List<Move> moves) {
        return client.preparedQuery(ISSUED)
                .execute(Tuple.of(
                        LedgerRows.column(moves, UUID[]::new, Move::origin),
                        LedgerRows.column(moves, UUID[]::new, Move::from)))
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> row.getUUID(0), row -> row.getLong(1))));
    }

    /** All origins that go the same way go at once, so that what they held together stays together. */
    private static void enter(LedgerBatch batch, List<Move> moves, Map<UUID, Long> issued, Mergers.Names names) {
        Map<Way, Map<UUID, Move>> ways = new LinkedHashMap<>();
        moves.forEach(move -> ways.computeIfAbsent(new Way(move.from(), move.into()), way -> new HashMap<>())
                .put(move.origin(), move));
        ways.forEach((way, gone) -> {
            var owed = gone.values().stream().mapToLong(Move::owed).reduce(0, Wanted::sum);
            var lifetime = gone.keySet().stream()
                    .mapToLong(origin -> issued.getOrDefault(origin, 0L))
                    .sum();
            var cause = gone.values().iterator().next().cause();
            new Mergers(batch).part(way.from(), way.into(), gone::containsKey, owed, lifetime, cause, names);
        });
    }

    /** What has ended goes the same ways: lots with nothing left, and holds that are over. */
    public Uni<Void> follow(SqlConnection tx, List<Move> moves) {
        var moved = Tuple.of(
                LedgerRows.column(moves, UUID[]::new, Move::origin),
                LedgerRows.column(moves, UUID[]::new, Move::from),
                LedgerRows.column(moves, UUID[]::new, Move::into));
        return tx.preparedQuery(FOLLOW_LOTS)
                .execute(moved)
                .flatMap(lots -> tx.preparedQuery(FOLLOW_HOLDS).execute(moved))
                .replaceWithVoid();
    }

    /**
     * Lots of these origins lapse only after a notice from now on, also those of which something may come back.
     *
     * @param accounts of each origin, locked, and what is due is written
     */
    public Uni<Void> requireNotice(SqlConnection tx, Map<UUID, UUID> accounts) {
        var lots = Tuple.of(
                accounts.keySet().toArray(UUID[]::new), accounts.values().toArray(UUID[]::new));
        return tx.preparedQuery(REQUIRE_NOTICE + "> 0")
                .execute(lots)
                .flatMap(open -> tx.preparedQuery(REQUIRE_NOTICE + "= 0").execute(lots))
                .replaceWithVoid();
    }
}
