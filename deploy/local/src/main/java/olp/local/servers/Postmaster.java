package olp.local.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import olp.local.process.Processes;

/** The PostgreSQL process of a data folder, as PostgreSQL itself notes it there. */
final class Postmaster {

    private static final Duration TOLERANCE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Postmaster() {}

    /** The live one, by pid and time of start: a pid alone may belong to another process by now. */
    static Optional<ProcessHandle> of(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 3) {
            return Optional.empty();
        }
        Instant started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(Processes::isAlive)
                .filter(process -> process.info()
                        .startInstant()
                        .map(start -> Duration.between(start, started).abs().compareTo(TOLERANCE) <= 0)
                        .orElse(false));
    }

    /** Fast shutdown (SIGINT); by force when that takes more than a minute, and then the next start recovers. */
    static void stop(ProcessHandle postmaster) throws IOException, InterruptedException {
        new ProcessBuilder("bash", "-c", "kill -INT " + postmaster.pid())
                .start()
                .waitFor();
        if (!Processes.awaitEnd(postmaster, PATIENCE)) {
            postmaster.destroyForcibly();
            Processes.awaitEnd(postmaster, PATIENCE);
        }
    }
}
