package olp.loyalty.tiers;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.loyalty.tiers.model.Spend;

/** All that counts for levels: it stands with each purchase and return. */
@ApplicationScoped
class TierSpends {
    private static final String OF = """
            select a.root, s.at, s.bought_at, s.amount
            from card_account a join tier_spend s on s.account = a.id where a.root = any($1) and s.amount <> 0""";

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
