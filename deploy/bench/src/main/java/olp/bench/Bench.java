package olp.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.LogManager;
import olp.bench.baseline.Baseline;
import olp.bench.load.Generator;
import olp.bench.measures.Pace;
import olp.bench.measures.Plan;
import olp.bench.measures.Rig;
import olp.bench.measures.Screen;
import olp.bench.measures.Topic;
import olp.bench.stage.Stage;
import olp.bench.verdict.Goal;
import olp.bench.verdict.Results;
import olp.bench.verdict.Verdict;
import olp.local.Component;
import olp.local.PlatformException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./dev bench}. */
@Command(
        name = "./dev bench",
        mixinStandardHelpOptions = true,
        description = "Measures loyalty-service against the smallest honest transaction on the same PostgreSQL.")
public final class Bench implements Callable<Integer> {

    // the load generator talks on System.out, to nobody
    private static final PrintStream OUT = new PrintStream(new FileOutputStream(FileDescriptor.out), true);

    @Option(names = "--quick", description = "a smoke test of about three minutes; its figures are no verdict")
    private boolean quick;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "only these measures, some of: ${COMPLETION-CANDIDATES}")
    private List<Topic> only = List.of(Topic.values());

    @Option(names = "--rounds", paramLabel = "N", description = "rounds in which the measures take turns (default 3)")
    private Integer rounds;

    @Option(names = "--seconds", paramLabel = "N", description = "how long a run is measured (default 4)")
    private Integer seconds;

    @Option(
            names = "--connections",
            split = ",",
            paramLabel = "N",
            description = "connections of single purchases; the best of these counts (default 32,64,128,256)")
    private List<Integer> connections;

    @Option(
            names = "--backlog",
            paramLabel = "N",
            description = "purchases that cashback-service takes in after it stood still (default 1,000,000)")
    private Integer backlog;

    @Option(names = "--profile", paramLabel = "FILE", description = "record loyalty-service's flight recorder there")
    private Path profile;

    @Option(
            names = "--markdown",
            paramLabel = "FILE",
            description = "write the tables there, too (default .dev/bench.md)")
    private Path markdown;

    private Bench() {}

    /** @param args as typed; the process ends with 0, 1 (a threshold was missed, or it could not) or 2 (not understood) */
    public static void main(String[] args) {
        LogManager.getLogManager().reset();
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        System.exit(new CommandLine(new Bench())
                .setOut(new PrintWriter(OUT, true))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    if (!(failure instanceof PlatformException)) {
                        throw failure;
                    }
                    line.getErr().println(failure.getMessage());
                    return 1;
                })
                .execute(args));
    }

    @Override
    public Integer call() throws IOException {
        Path dev = Path.of(System.getProperty("olp.home", "")).toAbsolutePath().resolve(".dev");
        Path folder = dev.resolve("bench-" + ProcessHandle.current().pid());
        Results results = new Results();
        long begun = System.nanoTime();
        try (Stage stage = new Stage(folder, dev.resolve("logs").resolve("bench"));
                Screen screen = new Screen(OUT)) {
            Rig rig = rig(stage, screen, folder.resolve("bench"), results);
            Plan plan = new Plan(rig, only);
            screen.expect(plan.estimate());
            plan.warmUp();
            try (Profile _ = profile == null ? null : new Profile(stage.service(), profile)) {
                plan.run();
            }
        }
        return report(results, Duration.ofNanos(System.nanoTime() - begun), dev);
    }

    private Rig rig(Stage stage, Screen screen, Path scratch, Results results) {
        for (Component component : List.of(Component.POSTGRES, Component.KAFKA, Component.LOYALTY)) {
            screen.doing("starting " + component.id());
            stage.start(component);
        }
        screen.doing("making cards");
        stage.seed();
        if (only.contains(Topic.CASHBACK)) {
            screen.doing("making cashback-service's cards");
            stage.cashback().prepare(1, Stage.CARDS);
        }
        screen.doing("making the baseline's accounts");
        Baseline baseline = new Baseline(stage.superuser(), scratch);
        screen.say("PostgreSQL, Kafka and loyalty-service are up, %,d cards are there; the baseline is run by %s"
                .formatted(Stage.CARDS, baseline.driver().name()));
        return new Rig(stage, baseline, new Generator(scratch.resolve("gatling")), pace(), results, screen);
    }

    private Pace pace() {
        Pace usual = quick ? Pace.quick() : Pace.usual();
        return usual.with(rounds, seconds, connections, backlog);
    }

    private int report(Results results, Duration took, Path dev) throws IOException {
        Verdict verdict = Verdict.of(Goal.ALL, results);
        String conditions =
                "%d × %d s a figure; %d processors, of which other programs took %.0f %% meanwhile; all in %d min %d s"
                        .formatted(
                                pace().rounds(),
                                pace().measured().toSeconds(),
                                Runtime.getRuntime().availableProcessors(),
                                100 * results.disturbance(),
                                took.toMinutes(),
                                took.toSecondsPart());
        String tables = conditions + "\n\n" + verdict.figures() + "\n" + verdict.promises();
        Files.createDirectories(dev);
        Files.writeString(markdown == null ? dev.resolve("bench.md") : markdown, tables);
        OUT.println("\n" + tables);
        OUT.println(quick ? "No verdict: --quick measures too little for one." : verdict.passed() ? "PASS" : "MISSED");
        return quick ? 0 : verdict.exitCode();
    }
}
