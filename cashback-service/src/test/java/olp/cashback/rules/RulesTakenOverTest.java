package olp.cashback.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import olp.platform.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A database from before the rules engine. */
class RulesTakenOverTest {
    private static final String BEFORE = """
            insert into rule_version (code, version, percent, condition, stated_from, in_force_from, until, funded_by, author,
              made_at)
            values
              ('all', 1, '5.0', null, null, null, null, null, 'olga', '2026-01-01Z'),
              ('gym', 1, '2', 'partner.id == ''0199A4C1-7D20-7A11-9F0E-2B6C4D8E1A01''', '2026-02-01Z', '2026-02-01Z',
                '2026-03-01Z', '0199a4c1-7d20-7a11-9f0e-2b6c4d8e1a02', 'olga', '2026-01-03Z'),
              ('all', 2, '6.5', null, null, '2026-01-02Z', null, null, 'olga', '2026-01-02Z')""";
    private static final String AFTER = """
            select concat_ws(' ', seq, code, version, value, condition, valid_from at time zone 'UTC',
              begins_at at time zone 'UTC', ends_at at time zone 'UTC', funded_by)
            from rule_version order by seq""";

    @Test
    void its_rules_go_on_in_their_versions() throws Exception {
        try (var database = TestDatabase.start("cashback")) {
            flyway(database, "0202?").migrate();
            run(database, BEFORE);
            flyway(database, "latest").migrate();
            assertEquals(
                    List.of(
                            "1 all 1 5.0 true 2026-01-01 00:00:00",
                            "2 all 2 6.5 true 2026-01-02 00:00:00",
                            "3 gym 1 2 partner.id == '0199a4c1-7d20-7a11-9f0e-2b6c4d8e1a01' 2026-02-01 00:00:00"
                                    + " 2026-02-01 00:00:00 2026-03-01 00:00:00 0199a4c1-7d20-7a11-9f0e-2b6c4d8e1a02"),
                    read(database));
        }
    }

    private static Flyway flyway(TestDatabase database, String target) {
        return Flyway.configure()
                .dataSource(url(database), database.owner(), database.ownerPassword())
                .locations("classpath:db/platform", "classpath:db/ledger", "classpath:db/rules", "classpath:db/service")
                .placeholders(Map.of("service", database.role()))
                .outOfOrder(true)
                .target(target)
                .load();
    }

    private static String url(TestDatabase database) {
        return "jdbc:postgresql://" + database.address();
    }

    private static void run(TestDatabase database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url(database), database.owner(), database.ownerPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> read(TestDatabase database) throws SQLException {
        List<String> found = new ArrayList<>();
        try (var connection = DriverManager.getConnection(url(database), database.owner(), database.ownerPassword());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(AFTER)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
