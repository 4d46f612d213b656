package olp.loyalty.definitions;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/**
 * The definitions as transactions read them: in their own transaction, so that a change acts on every instance as soon as
 * it is committed. Versions never change, so that only newer ones are read. Never to be read in a transaction after it has
 * made a version: others would see it before it is committed.
 */
@ApplicationScoped
public class Definitions {
    private static final String NEWER =
            "select seq, kind, code, version, valid_from, body from definition where seq > $1 order by seq";
    private static final String CLOCK = "select clock_timestamp()";

    private volatile Snapshot known;

    Definitions(ObjectMapper json) {
        this.known = new Snapshot(json, List.of());
    }

    /** All that is committed by now. */
    public Uni<Snapshot> read(SqlClient client) {
        var before = known;
        return client.preparedQuery(NEWER).execute(Tuple.of(before.newest())).map(rows -> {
            var now = before.with(rows.stream().map(Definitions::row).toList());
            known = now;
            return now;
        });
    }

    /** What was committed when it was last looked at: a hint. */
    public Snapshot known() {
        return known;
    }

    /** The database's clock. */
    public static Uni<Instant> now(SqlClient client) {
        return client.preparedQuery(CLOCK)
                .execute()
                .map(rows -> rows.iterator().next().getOffsetDateTime(0).toInstant());
    }

    private static Snapshot.Row row(Row row) {
        return new Snapshot.Row(
                row.getLong(0),
                row.getString(1),
                row.getString(2),
                row.getInteger(3),
                row.getOffsetDateTime(4).toInstant(),
                row.getString(5));
    }
}
