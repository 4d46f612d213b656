package olp.platform.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A PostgreSQL server of the tests' own, on a free port. */
final class DatabaseServer implements AutoCloseable {
    static final String OWNER_PASSWORD = "owner";
    static final String SERVICE_PASSWORD = "service";

    private final String address;
    private final String url;
    private final String user;
    private final String password;
    private final AutoCloseable server;

    private DatabaseServer(String address, String user, String password, AutoCloseable server) {
        this.address = address;
        this.url = "jdbc:postgresql://" + address + "/postgres";
        this.user = user;
        this.password = password;
        this.server = server;
    }

    static DatabaseServer embedded() {
        try {
            // Durability is tested on the running platform; here a crash of the machine may lose a test's data.
            var server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("max_connections", "60")
                    .start();
            return new DatabaseServer("localhost:" + server.getPort(), "postgres", "postgres", server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DatabaseServer inContainer() {
        var server = new PostgreSQLContainer("postgres:18-alpine");
        server.start();
        return new DatabaseServer(
                server.getHost() + ":" + server.getMappedPort(5432),
                server.getUsername(),
                server.getPassword(),
                server);
    }

    String address() {
        return address;
    }

    /** The service's database, its owner, and the role it works with: as an operator sets them up. */
    void createFor(String service) {
        try (var connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement()) {
            statement.execute("create role %s_owner login password '%s'".formatted(service, OWNER_PASSWORD));
            statement.execute("create role %s_service login password '%s'".formatted(service, SERVICE_PASSWORD));
            statement.execute("create database %1$s owner %1$s_owner".formatted(service));
            statement.execute("revoke all on database %s from public".formatted(service));
            statement.execute("grant connect on database %1$s to %1$s_service".formatted(service));
        } catch (SQLException e) {
            throw new IllegalStateException("no database for " + service, e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (Exception e) {
            throw new IllegalStateException("PostgreSQL did not stop", e);
        }
    }
}
