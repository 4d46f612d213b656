package olp.platform.events;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The database transaction a use case runs in, whichever way it was opened, so that the outbox and the record of
 * requests can be written in it. Parameters are {@code $1}, {@code $2} … in both.
 */
public interface Tx {
    /** Runs a statement and answers how many rows it touched. */
    Uni<Integer> update(String sql, Object... parameters);

    /** Runs a query and answers its rows, each an array in column order. */
    Uni<List<Object[]>> select(String sql, Object... parameters);

    /** The transaction open on a connection of the SQL client. */
    static Tx of(SqlConnection connection) {
        return new SqlTx(connection);
    }

    /** The transaction of a Hibernate Reactive session; what the session holds back is not flushed first. */
    static Tx of(Mutiny.Session session) {
        return new SessionTx(session);
    }
}
