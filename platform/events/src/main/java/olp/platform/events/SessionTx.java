package olp.platform.events;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.pool.ReactiveConnection;

/** Speaks to the session's own connection, so that arrays and casts work as in plain SQL. */
record SessionTx(Mutiny.Session session) implements Tx {
    @Override
    public Uni<Integer> update(String sql, Object... parameters) {
        return Uni.createFrom().completionStage(() -> connection().update(sql, parameters));
    }

    @Override
    public Uni<List<Object[]>> select(String sql, Object... parameters) {
        return Uni.createFrom()
                .completionStage(() -> connection().select(sql, parameters))
                .map(rows -> {
                    List<Object[]> found = new ArrayList<>();
                    rows.forEachRemaining(found::add);
                    return found;
                });
    }

    private ReactiveConnection connection() {
        return ((MutinySessionImpl) session).getReactiveConnection();
    }
}
