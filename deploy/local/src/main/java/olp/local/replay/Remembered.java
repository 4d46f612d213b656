package olp.local.replay;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import olp.local.files.KeptProperties;

/**
 * What must be known of a file's earlier replays, so that another one changes nothing.
 *
 * @param shift what the file's times were moved by at its first replay
 * @param reached the most purchases that a replay has set out to post, counted from the file's beginning
 */
record Remembered(Duration shift, int reached) {

    private static final String SHIFT = "shift";
    private static final String REACHED = "reached";

    /** What {@code file} holds, if there was a replay. */
    static Optional<Remembered> read(Path file) {
        Properties kept = KeptProperties.read(file);
        return Optional.ofNullable(kept.getProperty(SHIFT))
                .map(shift -> new Remembered(Duration.parse(shift), Integer.parseInt(kept.getProperty(REACHED))));
    }

    /** The same, with another replay that is about to post {@code purchases}. */
    Remembered reaching(int purchases) {
        return new Remembered(shift, Math.max(reached, purchases));
    }

    /** Writes it to {@code file}. */
    void write(Path file) {
        Properties kept = new Properties();
        kept.setProperty(SHIFT, shift.toString());
        kept.setProperty(REACHED, Integer.toString(reached));
        KeptProperties.write(file, kept);
    }
}
