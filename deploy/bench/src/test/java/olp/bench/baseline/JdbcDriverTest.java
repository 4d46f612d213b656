package olp.bench.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import olp.bench.stage.Login;
import olp.bench.stage.Sql;
import olp.bench.stage.Stage;
import olp.local.Component;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdbcDriverTest {

    @TempDir
    private static Path folder;

    private static Stage stage;
    private static Login login;

    @BeforeAll
    static void start() {
        stage = new Stage(folder.resolve("state"), folder.resolve("logs"));
        stage.start(Component.POSTGRES);
        new Baseline(stage.superuser(), folder.resolve("scratch"));
        login = stage.superuser().of("baseline");
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void each_way_of_writing_the_baseline_enters_a_whole_purchase() {
        for (Script script : Script.values()) {
            long before = count("purchase");
            assertTrue(new JdbcDriver(login).most(script, 1_000, 2, Duration.ofMillis(500)) > 0, script.name());
            assertTrue(count("purchase") > before, script.name());
        }
        assertEquals(2 * count("purchase"), count("entry"));
        assertEquals(count("purchase"), count("outbox"));
        assertEquals(0, number("select sum(amount) from entry"));
        assertEquals(number("select sum(amount) from purchase"), number("select sum(amount) from balance"));
    }

    @Test
    void a_rate_is_kept_and_its_percentile_is_a_time() {
        long before = count("purchase");
        double p99 = new JdbcDriver(login).p99Millis(4, 100, Duration.ofSeconds(1));
        assertTrue(p99 > 0 && p99 < 10_000, "p99 " + p99);
        long done = count("purchase") - before;
        assertTrue(done > 50 && done < 160, done + " transactions in a second");
    }

    private static long count(String table) {
        return number("select count(*) from " + table);
    }

    private static long number(String query) {
        return Sql.number(login, query);
    }
}
