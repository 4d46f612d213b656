package olp.local.servers;

import com.sun.management.OperatingSystemMXBean;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import olp.local.files.Folders;
import olp.local.keys.Keys;
import olp.local.keys.Passwords;

/**
 * PostgreSQL's own server, unpacked from its Maven artifact, with the services' databases in it. This process starts it,
 * watches over it, stops it when it is itself told to stop, and ends when it ends.
 */
public final class PostgresServer {

    private static final Logger LOG = Logger.getLogger(PostgresServer.class.getName());

    private static final String HOST_BASED_AUTHENTICATION = """
            local all all scram-sha-256
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    private PostgresServer() {}

    /** @param args the folder of its state, its port, the folder of the keys, the names of the services */
    public static void main(String[] args) throws Exception {
        Path state = Path.of(args[0]);
        Path data = state.resolve("data");
        Path complete = state.resolve("complete");
        Passwords passwords = new Keys(Path.of(args[2])).passwords();
        List<String> services = List.of(args).subList(3, args.length);

        stopOrphan(state);
        if (!Files.exists(complete)) {
            // left half made by an earlier start, and nobody has used it yet
            Folders.delete(data);
        }
        unpackedWholly(state.resolve("binaries"));
        EmbeddedPostgres server = start(state, Integer.parseInt(args[1]), passwords);
        ProcessHandle postmaster =
                Postmaster.of(data).orElseThrow(() -> new IllegalStateException("PostgreSQL did not stay up"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postmaster), "postgres-stop"));
        try (Connection superuser = server.getPostgresDatabase().getConnection()) {
            new Databases(passwords).ensure(superuser, services);
            if (!Files.exists(complete)) {
                requirePasswords(superuser, data);
            }
        }
        Files.writeString(complete, "");
        LOG.info("PostgreSQL is up on port " + args[1]);
        postmaster.onExit().join();
        LOG.severe("PostgreSQL has ended");
        System.exit(1);
    }

    /**
     * Stops a PostgreSQL that goes on although the process that watched over it was killed. Open transactions are rolled
     * back, all else is kept.
     *
     * @param state the folder that the server was started with
     */
    public static void stopOrphan(Path state) throws IOException, InterruptedException {
        Optional<ProcessHandle> orphan = Postmaster.of(state.resolve("data"));
        if (orphan.isPresent()) {
            Postmaster.stop(orphan.get());
        }
    }

    /** An eighth of the machine's memory, within bounds; what is not used of it takes none. */
    private static String sharedBuffers() {
        long memory = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
        return Math.clamp(memory / 8 >> 20, 256, 4096) + "MB";
    }

    private static EmbeddedPostgres start(Path state, int port, Passwords passwords) throws IOException {
        // the library clears out old data folders below its working folder, so ours must not be there
        System.setProperty("ot.epg.working-dir", state.resolve("binaries").toString());
        return EmbeddedPostgres.builder()
                .setDataDirectory(state.resolve("data"))
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setOutputRedirector(ProcessBuilder.Redirect.INHERIT)
                .setErrorRedirector(ProcessBuilder.Redirect.INHERIT)
                .setConnectConfig("password", passwords.of(Passwords.SUPERUSER))
                // the library's defaults are for tests that throw their data away
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", sharedBuffers())
                // a page goes whole into the log when it is first written after a checkpoint: not too many of those
                .setServerConfig("max_wal_size", "6GB")
                .setServerConfig("checkpoint_timeout", "15min")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("unix_socket_directories", "")
                .start();
    }

    /** The library takes a folder that was left half unpacked for a whole one. */
    private static void unpackedWholly(Path binaries) throws IOException {
        if (!Files.isDirectory(binaries)) {
            return;
        }
        try (var unpacked = Files.newDirectoryStream(binaries, "PG-*")) {
            for (Path folder : unpacked) {
                if (!Files.exists(folder.resolve(".exists"))) {
                    Folders.delete(folder);
                }
            }
        }
    }

    /** Until the roles have their passwords everybody on this machine is let in; from then on nobody without one. */
    private static void requirePasswords(Connection superuser, Path data) throws IOException, SQLException {
        Path written = data.resolve("pg_hba.conf.new");
        Files.writeString(written, HOST_BASED_AUTHENTICATION);
        Files.move(
                written,
                data.resolve("pg_hba.conf"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        try (Statement statement = superuser.createStatement()) {
            statement.execute("select pg_reload_conf()");
        }
    }

    private static void stop(ProcessHandle postmaster) {
        try {
            Postmaster.stop(postmaster);
        } catch (IOException e) {
            LOG.log(Level.SEVERE, "PostgreSQL was not told to stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
