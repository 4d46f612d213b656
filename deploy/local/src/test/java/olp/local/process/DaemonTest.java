package olp.local.process;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonTest {

    @TempDir
    private Path folder;

    private Daemon daemon;

    @BeforeEach
    void name_it() {
        daemon = new Daemon("sleeper", folder, folder);
    }

    @AfterEach
    void end_it() {
        daemon.stop(Duration.ofSeconds(5));
    }

    @Test
    void a_started_process_is_found_again_by_its_file() {
        daemon.start(List.of("sleep", "60"), Map.of());
        ProcessHandle found = new Daemon("sleeper", folder, folder).process().orElseThrow();
        assertTrue(found.isAlive());
    }

    @Test
    void a_stopped_process_is_gone_and_its_file_too() {
        daemon.start(List.of("sleep", "60"), Map.of());
        ProcessHandle process = daemon.process().orElseThrow();
        daemon.stop(Duration.ofSeconds(5));
        assertFalse(Processes.isAlive(process));
        assertFalse(Files.exists(folder.resolve("sleeper.pid")));
    }

    @Test
    void a_process_that_does_not_listen_is_ended_by_force() {
        daemon.start(List.of("bash", "-c", "trap '' TERM; echo deaf; while :; do sleep 0.1; done"), Map.of());
        Awaitility.await().until(() -> daemon.lastLines(1).equals(List.of("deaf")));
        ProcessHandle process = daemon.process().orElseThrow();
        daemon.stop(Duration.ofMillis(200));
        assertFalse(Processes.isAlive(process));
    }

    @Test
    void a_process_that_has_got_the_pid_since_is_left_alone() throws IOException {
        Process stranger = new ProcessBuilder("sleep", "60").start();
        Instant longAgo = Instant.now().minus(Duration.ofHours(1));
        Files.writeString(folder.resolve("sleeper.pid"), stranger.pid() + " " + longAgo.getEpochSecond());
        assertTrue(daemon.process().isEmpty());
        daemon.stop(Duration.ofSeconds(1));
        assertTrue(stranger.isAlive());
        stranger.destroyForcibly();
    }

    @Test
    void what_it_writes_is_kept_for_one_more_start() {
        daemon.start(List.of("echo", "first"), Map.of());
        Awaitility.await().until(() -> daemon.lastLines(1).equals(List.of("first")));
        daemon.start(List.of("bash", "-c", "echo $WORD"), Map.of("WORD", "second"));
        Awaitility.await().until(() -> daemon.lastLines(9).equals(List.of("second")));
        assertTrue(Files.exists(folder.resolve("sleeper.log.1")));
    }

    @Test
    void an_unreadable_file_means_that_nothing_runs() throws IOException {
        Files.writeString(folder.resolve("sleeper.pid"), "nonsense");
        assertTrue(daemon.process().isEmpty());
    }
}
