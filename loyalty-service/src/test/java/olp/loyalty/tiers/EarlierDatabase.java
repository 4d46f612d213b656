package olp.loyalty.tiers;

import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import olp.platform.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;

/** A database as an earlier version of the service has left it, to be filled and then brought up to date. */
final class EarlierDatabase implements AutoCloseable {
    private final TestDatabase database = TestDatabase.start("loyalty");
    private final String url = "jdbc:postgresql://" + database.address();

    /** With the schema as it was before a migration. */
    EarlierDatabase(String lastMigration) {
        migrate(MigrationVersion.fromVersion(lastMigration));
    }

    /** Makes all migrations that are missing. */
    void migrate() {
        migrate(MigrationVersion.LATEST);
    }

    private void migrate(MigrationVersion target) {
        Flyway.configure(Thread.currentThread().getContextClassLoader())
                .dataSource(url, database.owner(), database.ownerPassword())
                .locations("classpath:db/platform", "classpath:db/ledger", "classpath:db/rules", "classpath:db/service")
                .placeholders(Map.of("service", database.role()))
                .target(target)
                .load()
                .migrate();
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, database.owner(), database.ownerPassword());
    }

    /** A pool as the service has one, to be closed. */
    Pool pool(Vertx vertx) {
        return Pool.newInstance(PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(2))
                .connectingTo(PgConnectOptions.fromUri("postgresql://" + database.address())
                        .setUser(database.role())
                        .setPassword(database.rolePassword()))
                .using(vertx)
                .build());
    }

    /** Copies columns of the rows that another database has under a condition. */
    void copy(Connection from, String table, String columns, String where) throws SQLException {
        var places = Arrays.stream(columns.split(",")).map(each -> "?").collect(Collectors.joining(","));
        var insert = "insert into %s (%s) overriding system value values (%s)".formatted(table, columns, places);
        try (var to = connect();
                var read = from.createStatement();
                var rows = read.executeQuery("select %s from %s where %s".formatted(columns, table, where));
                var written = to.prepareStatement(insert)) {
            while (rows.next()) {
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    written.setObject(i, rows.getObject(i));
                }
                written.addBatch();
            }
            written.executeBatch();
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
