package olp.local;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import olp.local.process.StartLock;
import olp.local.seed.Planted;
import olp.local.seed.Seed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts what is not running yet, and returns once all of it answers.")
final class Up implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private StateOption option = new StateOption();

    @Option(names = "--fresh", description = "stop everything, delete all that was stored, and begin anew")
    private boolean fresh;

    @Option(
            names = "--ports-from",
            paramLabel = "PORT",
            description = "use seven ports from this one on, instead of 8081 to 8084 and others")
    private Integer portsFrom;

    @Override
    public Integer call() {
        Installation installation = Installation.find();
        State state = option.state(installation);
        Optional<StartLock> lock = StartLock.tryTake(state.lock());
        if (lock.isEmpty()) {
            throw underWay(state);
        }
        try (StartLock _ = lock.get()) {
            up(installation, state);
            return 0;
        }
    }

    /** What to tell somebody who starts or stops while another is at it. */
    static PlatformException underWay(State state) {
        return new PlatformException(
                "another ./dev up or ./dev down is under way (process %s): wait for it, or stop it with Ctrl-C there"
                        .formatted(StartLock.holder(state.lock())));
    }

    private void up(Installation installation, State state) {
        PrintWriter out = spec.commandLine().getOut();
        Console console = new Console(out, Component.values().length);
        if (fresh) {
            console.say("Wiping " + state.folder() + " …");
            StateOption.lastStarted(installation, state).stop();
            state.wipe();
        }
        Platform platform = new Platform(installation, state, ports(installation, state));
        platform.archiveClasses();
        Planted planted = start(platform, state, console);
        state.mark(state.ready());
        boolean usual = state.folder().equals(installation.usualState().toAbsolutePath());
        new Summary(platform, state, usual).print(out, planted);
    }

    private static Planted start(Platform platform, State state, Console console) {
        if (platform.isReady()) {
            console.say("Everything is up already.");
            state.delete(state.ready());
            return plant(platform, state);
        }
        Thread onInterrupt = new Thread(
                () -> {
                    console.say("Stopping what was started …");
                    platform.abandon();
                },
                "interrupted");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        try {
            platform.start(console);
            console.working("planting the demo coalition");
            Planted planted = plant(platform, state);
            console.say("Ready after " + console.elapsed() + ".");
            return planted;
        } catch (PlatformException e) {
            platform.abandon();
            throw e;
        } finally {
            forget(onInterrupt);
        }
    }

    /** On the first start only: later it is known to have been done. */
    private static Planted plant(Platform platform, State state) {
        return new Seed(state.seed()).plant(platform.addresses(), platform.tokens());
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending: the hook is at work already, and its work is what is wanted
            Thread.yield();
        }
    }

    private Ports ports(Installation installation, State state) {
        Optional<Ports> last = state.ports();
        Ports wanted = portsFrom != null ? Ports.from(portsFrom) : last.orElseGet(Ports::usual);
        if (last.isPresent()
                && !last.get().equals(wanted)
                && !StateOption.lastStarted(installation, state).running().isEmpty()) {
            throw new PlatformException("it is running on other ports: ./dev down first");
        }
        return wanted;
    }
}
