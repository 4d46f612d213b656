package olp.platform.events;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

record SqlTx(SqlConnection connection) implements Tx {
    @Override
    public Uni<Integer> update(String sql, Object... parameters) {
        return run(sql, parameters).map(RowSet::rowCount);
    }

    @Override
    public Uni<List<Object[]>> select(String sql, Object... parameters) {
        return run(sql, parameters).map(rows -> {
            List<Object[]> found = new ArrayList<>(rows.size());
            for (Row row : rows) {
                var values = new Object[row.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = row.getValue(i);
                }
                found.add(values);
            }
            return found;
        });
    }

    private Uni<RowSet<Row>> run(String sql, Object... parameters) {
        return connection.preparedQuery(sql).execute(Tuple.from(parameters));
    }
}
