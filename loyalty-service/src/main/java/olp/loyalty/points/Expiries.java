package olp.loyalty.points;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Which of an account's points lapse first. */
@ApplicationScoped
class Expiries {
    private static final int SOONEST = 10;
    private static final String FIND = """
            select sum(remaining)::bigint, expires_on from ledger_lot
            where account = $1 and remaining > 0 and expires_on is not null
            group by expires_on order by expires_on limit $2""";

    /** The soonest ten days on which points lapse. */
    Uni<List<BalanceResource.Expiring>> of(SqlClient client, UUID account) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(account, SOONEST))
                .map(rows -> rows.stream()
                        .map(row -> new BalanceResource.Expiring(row.getLong(0), row.getLocalDate(1)))
                        .toList());
    }
}
