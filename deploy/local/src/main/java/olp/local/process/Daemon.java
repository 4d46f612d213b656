package olp.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A process that goes on when the one that started it has ended, found again by its pid file. A pid alone may meanwhile
 * belong to somebody else, so the file holds the time of the start too, and only a process that started then is ours.
 */
public final class Daemon {

    // A process group of its own keeps the terminal's Ctrl-C away, nohup the closing of the terminal. The shell notes
    // pid
    // and time itself, so that no kill of its caller leaves a process without its file.
    private static final String LAUNCH = """
            set -m
            log=$1; pid=$2; shift 2
            nohup "$@" </dev/null >>"$log" 2>&1 &
            echo "$! $(date +%s)" >"$pid.new" && mv "$pid.new" "$pid"
            """;

    private final String name;
    private final Path pidFile;
    private final Path log;

    /**
     * @param name names the files; unique within {@code run}
     * @param run folder of the pid files
     * @param logs folder of the logs
     */
    public Daemon(String name, Path run, Path logs) {
        this.name = name;
        this.pidFile = run.resolve(name + ".pid");
        this.log = logs.resolve(name + ".log");
    }

    /** Where its output goes; the previous run's is beside it, with {@code .1} at the end. */
    public Path log() {
        return log;
    }

    /** The live process, if there is one and it is ours. */
    public Optional<ProcessHandle> process() {
        return PidFile.read(pidFile).flatMap(PidFile::process);
    }

    /** Starts the process and returns at once; the caller has made sure that it does not run. */
    public void start(List<String> command, Map<String, String> environment) {
        try {
            Files.createDirectories(pidFile.getParent());
            Files.createDirectories(log.getParent());
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling(name + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
            List<String> launch =
                    new ArrayList<>(List.of("bash", "-c", LAUNCH, name, log.toString(), pidFile.toString()));
            launch.addAll(command);
            // what happens to lie in the caller's folder is no configuration of ours
            ProcessBuilder builder = new ProcessBuilder(launch)
                    .inheritIO()
                    .directory(pidFile.getParent().toFile());
            builder.environment().putAll(environment);
            if (builder.start().waitFor() != 0) {
                throw new IllegalStateException("could not launch " + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not launch " + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while launching " + name, e);
        }
    }

    /**
     * Asks the process to end, and ends it by force when it has not within {@code patience}. Nothing happens when none
     * of ours runs; the pid file goes in any case.
     */
    public void stop(Duration patience) {
        process().ifPresent(running -> {
            running.destroy();
            if (!Processes.awaitEnd(running, patience)) {
                force(running);
            }
        });
        forget();
    }

    /** Ends the process at once; for those that are built to bear it. */
    public void kill() {
        process().ifPresent(Daemon::force);
        forget();
    }

    /** The last {@code count} lines that the process wrote. */
    public List<String> lastLines(int count) {
        if (!Files.exists(log)) {
            return List.of();
        }
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void force(ProcessHandle process) {
        process.destroyForcibly();
        Processes.awaitEnd(process, Duration.ofSeconds(10));
    }

    private void forget() {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
