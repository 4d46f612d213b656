package olp.local;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import olp.local.process.StartLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops the platform. What it stored stays and is there again after the next up.")
final class Down implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private StateOption option = new StateOption();

    @Override
    public Integer call() {
        Installation installation = Installation.find();
        State state = option.state(installation);
        Optional<StartLock> lock = StartLock.tryTake(state.lock());
        if (lock.isEmpty()) {
            throw Up.underWay(state);
        }
        try (StartLock _ = lock.get()) {
            Platform platform = StateOption.lastStarted(installation, state);
            String running = platform.running().stream().map(Component::id).collect(Collectors.joining(", "));
            say(
                    running.isEmpty()
                            ? "Nothing is running."
                            : "Stopping " + running + " … (the first time after a build takes longer)");
            platform.stop();
            if (!running.isEmpty()) {
                say("Stopped. ./dev up goes on where it was.");
            }
            return 0;
        }
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
