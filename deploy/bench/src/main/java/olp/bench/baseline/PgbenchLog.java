package olp.bench.baseline;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What {@code pgbench --rate --log} wrote: a line a transaction, whose third word is the time in microseconds from when
 * it was to begin, not from when a client was free to begin it.
 */
final class PgbenchLog {

    private static final int TIME = 2;

    private PgbenchLog() {}

    /** A percentile of all transactions in the files of a folder, milliseconds. */
    static double percentileMillis(Path folder, double percentile) throws IOException {
        Histogram micros = new Histogram(TimeUnit.MINUTES.toMicros(10), 3);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                add(Files.readAllLines(file), micros);
            }
        }
        return micros.getValueAtPercentile(percentile) / 1000.0;
    }

    private static void add(List<String> lines, Histogram micros) {
        for (String line : lines) {
            String[] words = line.split(" ");
            // a skipped transaction has a word there
            if (words.length > TIME && !words[TIME].isEmpty() && Character.isDigit(words[TIME].charAt(0))) {
                micros.recordValue(Math.min(micros.getHighestTrackableValue(), Long.parseLong(words[TIME])));
            }
        }
    }
}
