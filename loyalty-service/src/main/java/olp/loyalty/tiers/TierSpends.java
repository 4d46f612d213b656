package olp.loyalty.tiers;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import olp.loyalty.tiers.model.Spend;

/** All that counts for levels. */
@ApplicationScoped
public class TierSpends {
    private static final String INSERT = """
            insert into tier_spend (account, at, bought_at, amount, discount)
            select * from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::bigint[], $5::bigint[])""";
    private static final String OF = """
            select a.root, s.at, s.bought_at, s.amount
            from card_account a join tier_spend s on s.account = a.id where a.root = any($1) and s.amount <> 0""";

    /**
     * What counts.
     *
     * @param account that the card was issued with
     * @param discount what was taken off with it, minor units; counts for no level
     */
    public record Row(UUID account, Spend spend, long discount) {
        /** True if it would change nothing. */
        public boolean isNothing() {
            return spend.amount() == 0 && discount == 0;
        }
    }

    /** Keeps what counts; nothing is sent if there is none. */
    public Uni<Void> add(SqlConnection tx, List<Row> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(INSERT)
                        .execute(Tuple.of(
                                rows.stream().map(Row::account).toArray(UUID[]::new),
                                times(rows, Spend::at),
                                times(rows, Spend::boughtAt),
                                rows.stream().map(row -> row.spend().amount()).toArray(Long[]::new),
                                rows.stream().map(Row::discount).toArray(Long[]::new)))
                        .replaceWithVoid();
    }

    private static OffsetDateTime[] times(List<Row> rows, Function<Spend, Instant> time) {
        return rows.stream()
                .map(row -> time.apply(row.spend()).atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }

    /** All that counts for each of these ledger accounts, with whichever cards it was bought; none are missing. */
    Uni<Map<UUID, List<Spend>>> of(SqlClient client, Collection<UUID> roots) {
        return client.preparedQuery(OF)
                .execute(Tuple.of(roots.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, List<Spend>> found = new HashMap<>();
                    roots.forEach(root -> found.put(root, new ArrayList<>()));
                    for (var row : rows) {
                        found.get(row.getUUID(0))
                                .add(new Spend(
                                        row.getOffsetDateTime(1).toInstant(),
                                        row.getOffsetDateTime(2).toInstant(),
                                        row.getLong(3)));
                    }
                    return found;
                });
    }
}
