package olp.bench.stage;

import java.util.Properties;

/** A database and a role to use it by. */
public record Login(String host, int port, String database, String user, String password) {

    /** The same role in another database. */
    public Login of(String other) {
        return new Login(host, port, other, user, password);
    }

    /** For JDBC. */
    public String url() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    /** For JDBC. */
    public Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        return properties;
    }

    @Override
    public String toString() {
        return user + " of " + database;
    }
}
