package olp.local.replay;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/**
 * What must be known of a file's earlier replays, so that another one changes nothing.
 *
 * @param shift what the file's times were moved by at its first replay
 * @param reached the most purchases that a replay has set out to post, counted from the file's beginning
 */
record Remembered(Duration shift, int reached) {

    /** What {@code file} holds, if there was a replay. */
    static Optional<Remembered> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            kept.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(new Remembered(
                Duration.parse(kept.getProperty("shift")), Integer.parseInt(kept.getProperty("reached"))));
    }

    /** The same, with another replay that is about to post {@code purchases}. */
    Remembered reaching(int purchases) {
        return new Remembered(shift, Math.max(reached, purchases));
    }

    /** Writes it to {@code file}, whole or not at all. */
    void write(Path file) {
        Properties kept = new Properties();
        kept.setProperty("shift", shift.toString());
        kept.setProperty("reached", Integer.toString(reached));
        Path written = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.getParent());
            try (Writer writer = Files.newBufferedWriter(written)) {
                kept.store(writer, null);
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
