package olp.bench.stage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import olp.local.PlatformException;

/** Statements that are run once. */
public final class Sql {

    private Sql() {}

    /** Runs texts in turn on one connection, each of one or more statements. */
    public static void run(Login login, String... texts) {
        try (Connection connection = DriverManager.getConnection(login.url(), login.properties());
                Statement statement = connection.createStatement()) {
            for (String text : texts) {
                statement.execute(text);
            }
        } catch (SQLException e) {
            throw new PlatformException("as " + login + ": " + e.getMessage(), e);
        }
    }

    /** The number that a query answers. */
    public static long number(Login login, String query) {
        try (Connection connection = DriverManager.getConnection(login.url(), login.properties());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new PlatformException("as " + login + ": " + e.getMessage(), e);
        }
    }
}
