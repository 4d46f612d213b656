package olp.loyalty.rewards;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many of each reward were given, exactly. Its rows are the last that a transaction locks, in the order of their codes.
 */
@ApplicationScoped
public class RewardStock {
    private static final String SET = """
            insert into reward_stock (reward, stock) values ($1, $2)
            on conflict (reward) do update set stock = excluded.stock""";
    private static final String TAKE_ONE =
            "update reward_stock set given = given + 1 where reward = $1 and (stock is null or given < stock)";
    private static final String ADD = """
            with mine as (select reward from reward_stock where reward = any($1) order by reward for update)
            update reward_stock s set given = s.given + g.given
            from unnest($1::text[], $2::bigint[]) as g (reward, given), mine
            where s.reward = g.reward and mine.reward = g.reward""";
    private static final String GIVEN = "select reward, given from reward_stock where reward = any($1)";

    /** From now on there are so many in all; null: without end, though they are counted. */
    Uni<Void> set(SqlConnection tx, String reward, Long stock) {
        return tx.preparedQuery(SET).execute(Tuple.of(reward, stock)).replaceWithVoid();
    }

    /** Takes one, if there is one; answers whether there was. */
    Uni<Boolean> takeOne(SqlConnection tx, String reward) {
        return tx.preparedQuery(TAKE_ONE).execute(Tuple.of(reward)).map(taken -> taken.rowCount() == 1);
    }

    /**
     * Counts gifts of rewards that have a stock, or gives back what was not used. A gift was promised, so it is taken even
     * if nothing is left; then the operator sees less than nothing.
     *
     * @param given how many more of each, less than zero for what comes back; rewards without a stock are passed over
     */
    public Uni<Void> add(SqlConnection tx, Map<String, Long> given) {
        if (given.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var sorted = new TreeMap<>(given);
        return tx.preparedQuery(ADD)
                .execute(Tuple.of(
                        sorted.keySet().toArray(String[]::new), sorted.values().toArray(Long[]::new)))
                .replaceWithVoid();
    }

    /** How many of each were given so far; those without a stock are missing. */
    Uni<Map<String, Long>> given(SqlClient client, Collection<String> rewards) {
        return client.preparedQuery(GIVEN)
                .execute(Tuple.of((Object) rewards.toArray(String[]::new)))
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> row.getString(0), row -> row.getLong(1))));
    }
}
