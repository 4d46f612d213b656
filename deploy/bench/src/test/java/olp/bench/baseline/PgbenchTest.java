package olp.bench.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import olp.local.PlatformException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PgbenchTest {

    @Test
    void the_rate_is_the_one_without_connecting() {
        assertEquals(7210.5, Pgbench.rate("""
                number of transactions actually processed: 36052
                latency average = 1.109 ms
                initial connection time = 8.002 ms
                tps = 7210.500000 (without initial connection time)
                """));
    }

    @Test
    void output_without_a_rate_is_refused_and_shown() {
        assertEquals(
                "pgbench reports no rate:\nERROR: no such table",
                assertThrows(PlatformException.class, () -> Pgbench.rate("ERROR: no such table"))
                        .getMessage());
    }

    @Test
    void the_percentile_is_over_all_files_and_from_the_scheduled_time(@TempDir Path logs) throws IOException {
        // client, number, microseconds from the scheduled start, script, seconds, microseconds, lag
        Files.writeString(logs.resolve("of.1"), lines(1, 98));
        Files.writeString(logs.resolve("of.1.1"), lines(99, 100) + "0 101 skipped 0 1700000000 5 0\n");
        assertEquals(99.0, PgbenchLog.percentileMillis(logs, 99), 0.1);
        assertEquals(50.0, PgbenchLog.percentileMillis(logs, 50), 0.1);
    }

    private static String lines(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> "0 %d %d 0 1700000000 5 3\n".formatted(i, i * 1000))
                .collect(Collectors.joining());
    }
}
