package olp.cashback;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.ConfigProvider;

/** The database's owner, who can do what the service cannot. */
public final class Owner {
    private Owner() {}

    /** Changes rows, to let time pass without waiting for it or to take away what a test made up; answers how many. */
    public static int change(String sql, Object... values) {
        var config = ConfigProvider.getConfig();
        var url = "jdbc:postgresql://" + config.getValue("olp.database.address", String.class) + "/cashback";
        var password = config.getValue("olp.database.owner-password", String.class);
        try (var connection = DriverManager.getConnection(url, "cashback_owner", password);
                var change = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                change.setObject(i + 1, values[i]);
            }
            return change.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
