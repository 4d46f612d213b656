package olp.loyalty.points;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Which of an account's points lapse first. */
@ApplicationScoped
class Expiries {
    private static final int SOONEST = 10;
    private static final String FIND = """
            select sum(remaining)::bigint, expires_at from ledger_lot
            where account = $1 and remaining > 0 and expires_at is not null
            group by expires_at order by expires_at limit $2""";

    /** Points that should lapse at an instant. */
    record Expiry(long points, Instant at) {}

    /** The soonest ten instants at which points lapse. */
    Uni<List<Expiry>> of(SqlClient client, UUID account) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(account, SOONEST))
                .map(rows -> rows.stream()
                        .map(row -> new Expiry(
                                row.getLong(0), row.getOffsetDateTime(1).toInstant()))
                        .toList());
    }
}
