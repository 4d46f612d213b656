package olp.local.servers;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import olp.local.keys.Passwords;

/** The services' databases and roles, made when they are not there yet. */
final class Databases {

    private final Passwords passwords;

    Databases(Passwords passwords) {
        this.passwords = passwords;
    }

    /**
     * For each service a database of its name, an owner that runs the migrations, and a role that may only connect: what
     * it may do inside is the migrations' to grant.
     */
    void ensure(Connection superuser, List<String> services) throws SQLException {
        setPassword(superuser, Passwords.SUPERUSER);
        for (String service : services) {
            String owner = Passwords.owner(service);
            String role = Passwords.service(service);
            ensureRole(superuser, owner);
            ensureRole(superuser, role);
            if (!exists(superuser, "select from pg_database where datname = '" + service + "'")) {
                execute(superuser, "create database " + service + " owner " + owner);
            }
            execute(superuser, "revoke all on database " + service + " from public");
            execute(superuser, "grant connect on database " + service + " to " + role);
        }
    }

    private void ensureRole(Connection superuser, String role) throws SQLException {
        if (!exists(superuser, "select from pg_roles where rolname = '" + role + "'")) {
            execute(superuser, "create role " + role + " login");
        }
        setPassword(superuser, role);
    }

    private void setPassword(Connection superuser, String role) throws SQLException {
        execute(superuser, "alter role " + role + " password '" + passwords.of(role) + "'");
    }

    private static boolean exists(Connection superuser, String query) throws SQLException {
        try (Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static void execute(Connection superuser, String sql) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }
}
