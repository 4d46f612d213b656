package olp.loyalty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** The database's owner, who can do what the service cannot. */
public final class Owner {
    /** Has what ends next of a row of {@code ledger_account} read from its lots, which were moved in time. */
    public static final String READ_ENDS_ANEW = "ends = '{}', ending = '{}', ends_to = '0001-01-01 00:00:00Z'";

    private Owner() {}

    /**
     * Changes rows as the database's owner, who alone can: to let time pass for a lot or a hold without waiting for it, or
     * to tamper.
     */
    public static int change(String sql, Object... values) {
        try (var connection = connect();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A connection as the owner, to be closed. */
    public static Connection connect() throws SQLException {
        var config = ConfigProvider.getConfig();
        var url = "jdbc:postgresql://" + config.getValue("olp.database.address", String.class) + "/loyalty";
        var password = config.getValue("olp.database.owner-password", String.class);
        return DriverManager.getConnection(url, "loyalty_owner", password);
    }

    /** A hold's time is over. */
    public static void endHold(String hold) {
        assertEquals(
                1,
                change(
                        "update ledger_hold set expires_at = now() - interval '1 minute' where id = ?",
                        UUID.fromString(hold)));
        change(
                "update ledger_account set due_at = now() - interval '1 minute' where id = "
                        + "(select account from ledger_hold where id = ?)",
                UUID.fromString(hold));
    }

    /** The points of a purchase have lapsed. */
    public static void lapse(Map<String, Object> purchase) {
        ends(purchase, "expires_at = now() - interval '1 minute', lapses_at = now() - interval '1 minute'");
    }

    /** The points of a purchase should lapse soon, and nobody was told. */
    public static void endsInTenDays(Map<String, Object> purchase) {
        ends(purchase, "expires_at = now() + interval '10 days'");
    }

    private static void ends(Map<String, Object> purchase, String change) {
        var id = UUID.fromString(purchase.get("id").toString());
        change("update ledger_lot set " + change + " where cause = ?", id);
        // The account is looked at again before anything else is done with it, and what ends next is read anew.
        change(
                "update ledger_account set due_at = now() - interval '1 minute', " + READ_ENDS_ANEW + " where id in "
                        + "(select account from ledger_lot where cause = ?)",
                id);
    }
}
