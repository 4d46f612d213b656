package olp.loyalty.points;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
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
import olp.loyalty.recognition.FavouriteRows;
import olp.loyalty.recognition.model.Favourites;
import olp.loyalty.tiers.StandingRows;
import olp.loyalty.tiers.model.TierStanding;

/** What the programme knows of an account beside its points. */
@ApplicationScoped
public class CardAccounts {
    private static final String FIND = "select id, root, spend, visits, favourites, " + StandingRows.COLUMNS
            + " from card_account where root = any($1)";
    private static final String ROOTS = "select id, root from card_account where id = any($1)";
    private static final String ISSUED = "select id from card_account where root = $1";
    private static final String MOVE_ALL = "update card_account set root = $2 where root = $1 returning id";
    private static final String MOVE = "update card_account set root = $2 where id = any($1)";
    private static final String SAVE =
            "update card_account a set spend = a.spend + s.spend, visits = a.visits + s.visits, "
                    + "favourites = coalesce(s.favourites, a.favourites), " + StandingRows.SET
                    + " from (select unnest($1::uuid[]) as id, unnest($2::bigint[]) as spend, unnest($3::int[]) as visits, "
                    + "unnest($4::text[]) as favourites, " + StandingRows.unnested(5) + ") s where a.id = s.id";

    /**
     * What was bought with the cards of an account.
     *
     * @param spend what was paid in money so far, minor units
     * @param visits purchases so far
     * @param standing in the tier table, as it was kept; null of an account that has bought nothing yet, and where only the
     *     rest is meant
     * @param favourites which categories are bought most; null where only the rest is meant
     */
    public record Past(long spend, int visits, TierStanding standing, Favourites favourites) {
        /** Nothing bought yet. */
        public static final Past NONE = new Past(0, 0, null, Favourites.NONE);

        /** Without a standing and favourites. */
        public Past(long spend, int visits) {
            this(spend, visits, null, null);
        }

        /** A standing alone. */
        public static Past of(TierStanding standing) {
            return new Past(0, 0, standing, null);
        }

        /** Favourites alone. */
        public static Past of(Favourites favourites) {
            return new Past(0, 0, null, favourites);
        }

        /** Both together; the other's standing and favourites are the later ones. */
        public Past plus(Past other) {
            return new Past(
                    Math.addExact(spend, other.spend),
                    visits + other.visits,
                    other.standing == null ? standing : other.standing,
                    other.favourites == null ? favourites : other.favourites);
        }
    }

    /**
     * Accounts that cards were issued with, and what was bought with those of each ledger account.
     *
     * @param roots the ledger account of each card's own account
     * @param pasts by ledger account
     */
    public record Found(Map<UUID, UUID> roots, Map<UUID, Past> pasts) {
        /** The past of an account. */
        public Past past(UUID account) {
            return pasts.getOrDefault(account, Past.NONE);
        }
    }

    /** What was bought with the cards of these ledger accounts. */
    public Uni<Found> find(SqlClient client, Collection<UUID> accounts) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(accounts.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, UUID> roots = new HashMap<>();
                    Map<UUID, Past> pasts = new HashMap<>();
                    for (var row : rows) {
                        var root = row.getUUID("root");
                        roots.put(row.getUUID("id"), root);
                        pasts.merge(root, past(row, root), Past::plus);
                    }
                    pasts.replaceAll((root, past) -> Past.NONE.plus(past));
                    return new Found(roots, pasts);
                });
    }

    /** Standing and favourites are in the row whose id is the ledger account's. */
    private static Past past(Row row, UUID root) {
        var own = row.getUUID("id").equals(root);
        return new Past(
                row.getLong("spend"),
                row.getInteger("visits"),
                own ? StandingRows.of(row) : null,
                own ? FavouriteRows.of(row.getString("favourites")) : null);
    }

    /** The ledger account of each card's own account. */
    public Uni<Map<UUID, UUID>> roots(SqlClient client, Collection<UUID> issued) {
        return issued.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : client.preparedQuery(ROOTS)
                        .execute(Tuple.of(issued.toArray(UUID[]::new)))
                        .map(rows ->
                                rows.stream().collect(Collectors.toMap(row -> row.getUUID(0), row -> row.getUUID(1))));
    }

    /** The accounts that cards were issued with whose points are in a ledger account now. */
    public Uni<List<UUID>> issuedInto(SqlClient client, UUID root) {
        return client.preparedQuery(ISSUED)
                .execute(Tuple.of(root))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList());
    }

    /** All cards' accounts of one ledger account use another from now on; both are locked. Answers which they are. */
    public Uni<List<UUID>> moveAll(SqlConnection tx, UUID from, UUID into) {
        return tx.preparedQuery(MOVE_ALL)
                .execute(Tuple.of(from, into))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList());
    }

    /** What is bought most is that of both accounts together from now on. */
    public Uni<Void> joinFavourites(SqlConnection tx, UUID from, UUID into) {
        return find(tx, List.of(from, into)).flatMap(pasts -> {
            var left = pasts.past(from).favourites();
            var joined = pasts.past(into).favourites();
            return add(tx, Map.of(into, Past.of(joined.with(left))));
        });
    }

    /** These cards' accounts use another ledger account from now on; it and theirs are locked. */
    public Uni<Void> move(SqlConnection tx, Collection<UUID> issued, UUID into) {
        return tx.preparedQuery(MOVE)
                .execute(Tuple.of(issued.toArray(UUID[]::new), into))
                .replaceWithVoid();
    }

    /**
     * Adds to the past of each card's own account, and keeps the standings and favourites of ledger accounts, each under its
     * own id; the ledger accounts are locked by this transaction.
     */
    public Uni<Void> add(SqlConnection tx, Map<UUID, Past> changed) {
        var pasts = changed.values();
        List<Object> values = new ArrayList<>();
        values.add(changed.keySet().toArray(UUID[]::new));
        values.add(pasts.stream().map(Past::spend).toArray(Long[]::new));
        values.add(pasts.stream().map(Past::visits).toArray(Integer[]::new));
        values.add(pasts.stream().map(Past::favourites).map(FavouriteRows::text).toArray(String[]::new));
        values.addAll(StandingRows.values(pasts.stream().map(Past::standing).toList()));
        return tx.preparedQuery(SAVE).execute(Tuple.from(values)).replaceWithVoid();
    }
}
