package olp.loyalty.points;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the programme knows of an account beside its points. */
@ApplicationScoped
public class CardAccounts {
    private static final String FIND = "select id, spend, visits from card_account where id = any($1)";
    private static final String SAVE = """
            update card_account a set spend = s.spend, visits = s.visits
            from unnest($1::uuid[], $2::bigint[], $3::int[]) as s (id, spend, visits) where a.id = s.id""";

    /**
     * An account's past.
     *
     * @param spend what was paid in money so far, minor units
     * @param visits purchases so far
     */
    public record Past(long spend, int visits) {
        /** Nothing bought yet. */
        public static final Past NONE = new Past(0, 0);

        /** The past after one more purchase. */
        public Past plus(long paid) {
            return new Past(Math.addExact(spend, paid), visits + 1);
        }
    }

    /** The past of each account that exists. */
    public Uni<Map<UUID, Past>> find(SqlClient client, Collection<UUID> accounts) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(accounts.toArray(UUID[]::new)))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> row.getUUID(0), row -> new Past(row.getLong(1), row.getInteger(2)))));
    }

    /** Keeps what changed; the accounts are locked by this transaction. */
    public Uni<Void> save(SqlConnection tx, Map<UUID, Past> changed) {
        return tx.preparedQuery(SAVE)
                .execute(Tuple.of(
                        changed.keySet().toArray(UUID[]::new),
                        changed.values().stream().map(Past::spend).toArray(Long[]::new),
                        changed.values().stream().map(Past::visits).toArray(Integer[]::new)))
                .replaceWithVoid();
    }
}
