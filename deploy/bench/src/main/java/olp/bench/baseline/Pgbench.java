package olp.bench.baseline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import olp.bench.stage.Login;
import olp.local.PlatformException;

/** PostgreSQL's own load generator, with prepared statements. */
final class Pgbench implements Driver {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");
    private static final int THREADS = 2;
    private static final int ALL_ACCOUNTS = 50_000;

    private final Path program;
    private final Login login;
    private final Path folder;

    /** @param folder for scripts and logs */
    Pgbench(Path program, Login login, Path folder) {
        this.program = program;
        this.login = login;
        this.folder = folder;
    }

    @Override
    public String name() {
        return "pgbench";
    }

    @Override
    public double most(Script script, int accounts, int clients, Duration time) {
        return rate(run(script, accounts, clients, time, List.of()));
    }

    @Override
    public double p99Millis(int clients, double perSecond, Duration time) {
        Path logs = folder.resolve("log-" + System.nanoTime());
        try {
            Files.createDirectories(logs);
            run(
                    Script.ONE_STATEMENT,
                    ALL_ACCOUNTS,
                    clients,
                    time,
                    List.of(
                            "--rate=" + String.format(Locale.ROOT, "%.1f", perSecond),
                            "--log",
                            "--log-prefix=" + logs.resolve("of")));
            return PgbenchLog.percentileMillis(logs, 99);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rate that pgbench reports. */
    static double rate(String output) {
        Matcher rate = RATE.matcher(output);
        if (!rate.find()) {
            throw new PlatformException("pgbench reports no rate:\n" + output);
        }
        return Double.parseDouble(rate.group(1));
    }

    private String run(Script script, int accounts, int clients, Duration time, List<String> more) {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--no-vacuum",
                "--protocol=prepared",
                "--host=" + login.host(),
                "--port=" + login.port(),
                "--username=" + login.user(),
                "--file=" + written(script),
                "--define=accounts=" + accounts,
                "--client=" + clients,
                "--jobs=" + THREADS,
                "--time=" + Math.max(1, time.toSeconds())));
        command.addAll(more);
        command.add(login.database());
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("PGPASSWORD", login.password());
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new PlatformException("pgbench failed:\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("interrupted", e);
        }
    }

    private Path written(Script script) {
        try {
            return Files.writeString(folder.resolve(script.name() + ".sql"), script.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where pgbench is: on the PATH, or where packages put it; null if nowhere. */
    static Path find() {
        List<Path> folders = new ArrayList<>();
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
            folders.add(Path.of(folder));
        }
        for (String versions : List.of("/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt", "/usr/pgsql")) {
            folders.addAll(versionsIn(Path.of(versions)));
        }
        return folders.stream()
                .map(folder -> folder.resolve("pgbench"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    private static List<Path> versionsIn(Path folder) {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> versions = Files.newDirectoryStream(folder)) {
                versions.forEach(version -> found.add(version.resolve("bin")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }
}
