package olp.loyalty.tiers;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import olp.loyalty.tiers.model.TierStanding;

/** The standings of ledger accounts as they are kept; each is guarded by its ledger account's lock. */
@ApplicationScoped
class Standings {
    private static final String FIND =
            "select id, " + StandingRows.COLUMNS + " from card_account where id = any($1) and root = id";
    private static final String SAVE =
            "update card_account a set " + StandingRows.SET + " from (select unnest($1::uuid[]) as id, "
                    + StandingRows.unnested(2) + ") s where a.id = s.id and a.root = a.id";
    private static final String CLEAR = """
            update card_account set tier_level = null, tier_paid = null, tier_since = null, tier_newest = null,
              tier_due = null, tier_grace = null, tiers_version = null
            where id = $1""";
    private static final String DUE =
            "select id from card_account where tier_due <= statement_timestamp() order by tier_due limit $1";
    private static final String OUTDATED =
            "select id from card_account where tiers_version < $1 order by tiers_version limit $2";
    private static final String CARDS = """
            select distinct on (a.root) a.root, c.number
            from card_account a join card c on c.issued_account = a.id
            where a.root = any($1) order by a.root, c.state, c.number""";

    /** What is kept of each; null for one that has bought nothing yet. An account that was moved is missing. */
    Uni<Map<UUID, TierStanding>> of(SqlClient client, Collection<UUID> roots) {
        return client.preparedQuery(FIND).execute(ids(roots)).map(rows -> {
            Map<UUID, TierStanding> found = new HashMap<>();
            rows.forEach(row -> found.put(row.getUUID("id"), StandingRows.of(row)));
            return found;
        });
    }

    Uni<Void> save(SqlConnection tx, Map<UUID, TierStanding> standings) {
        List<Object> values = new ArrayList<>();
        values.add(standings.keySet().toArray(UUID[]::new));
        values.addAll(StandingRows.values(new ArrayList<>(standings.values())));
        return tx.preparedQuery(SAVE).execute(Tuple.from(values)).replaceWithVoid();
    }

    /** Of an account that is another's now. */
    Uni<Void> clear(SqlConnection tx, UUID moved) {
        return tx.preparedQuery(CLEAR).execute(Tuple.of(moved)).replaceWithVoid();
    }

    /** Accounts that time has changed, the longest due first. */
    Uni<List<UUID>> due(SqlClient client, int limit) {
        return client.preparedQuery(DUE)
                .execute(Tuple.of(limit))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList());
    }

    /** Accounts that still go by an earlier tier table. */
    Uni<List<UUID>> outdated(SqlClient client, int version, int limit) {
        return client.preparedQuery(OUTDATED)
                .execute(Tuple.of(version, limit))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList());
    }

    /** One of the cards of each account, rather one that is not blocked. */
    Uni<Map<UUID, String>> cards(SqlClient client, Collection<UUID> roots) {
        return client.preparedQuery(CARDS)
                .execute(ids(roots))
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> row.getUUID(0), row -> row.getString(1))));
    }

    private static Tuple ids(Collection<UUID> roots) {
        return Tuple.of(roots.toArray(UUID[]::new));
    }
}
