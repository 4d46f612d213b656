package olp.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a pid file says: a process id and when, to the second, the process started. */
record PidFile(long pid, Instant started) {

    // Linux tells a start by ticks since boot, and the time of the boot may be off by a second or two.
    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    static Optional<PidFile> read(Path file) {
        try {
            String[] words = Files.readString(file).strip().split(" ");
            return words.length == 2
                    ? Optional.of(
                            new PidFile(Long.parseLong(words[0]), Instant.ofEpochSecond(Long.parseLong(words[1]))))
                    : Optional.empty();
        } catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process, if it lives and started when the file says. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(Processes::isAlive).filter(this::startedThen);
    }

    private boolean startedThen(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(start -> Duration.between(started, start).abs().compareTo(TOLERANCE) <= 0)
                .orElse(false);
    }
}
