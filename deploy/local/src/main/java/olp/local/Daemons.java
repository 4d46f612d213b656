package olp.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import olp.local.process.Daemon;
import olp.local.servers.PostgresServer;

/** The processes of one platform. */
final class Daemons {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Installation installation;
    private final State state;
    private final Ports ports;

    Daemons(Installation installation, State state, Ports ports) {
        this.installation = installation;
        this.state = state;
        this.ports = ports;
    }

    Set<Component> running() {
        Set<Component> running = EnumSet.noneOf(Component.class);
        for (Component component : Component.values()) {
            if (runs(component)) {
                running.add(component);
            }
        }
        return running;
    }

    boolean runs(Component component) {
        return process(component).isPresent();
    }

    Optional<ProcessHandle> process(Component component) {
        return daemon(component).process();
    }

    /** The services that run an older build than the last; PostgreSQL and Kafka change too little to be bothered. */
    Set<Component> outdated() {
        Set<Component> outdated = running();
        outdated.removeIf(component -> !component.isService() || installation.current(component, state));
        return outdated;
    }

    /** Refuses when something is in the way of starting {@code component}, which does not run. */
    void requireStartable(Component component) {
        clear(component);
        installation.requireBuilt(component);
        ports.requireFree(component);
    }

    /** Starts a component that does not run. */
    void start(Component component, boolean archive) {
        requireStartable(component);
        makeFolders(component);
        if (!installation.current(component, state)) {
            // the JVM neither uses nor renews an archive of other jars
            state.delete(state.archive(component));
            installation.copy(component, state);
        }
        Launch launch = Launch.of(component, installation.copied(component, state), state, ports, archive);
        daemon(component).start(launch.command(), launch.environment());
    }

    /** Ends the process, if it runs, and waits until it has ended. */
    void stop(Component component) {
        daemon(component).stop(PATIENCE);
        clear(component);
    }

    /** Ends a service at once: it bears that, and would otherwise first finish its archive of classes. */
    void kill(Component service) {
        daemon(service).kill();
    }

    /** Ends all of these, services first. */
    void stop(Set<Component> components) {
        for (Set<Component> stage : List.of(Component.SERVICES, Component.SERVERS)) {
            try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
                stage.stream().filter(components::contains).forEach(component -> each.execute(() -> stop(component)));
            }
        }
    }

    /** That {@code component} failed, and the end of its log. */
    PlatformException failed(Component component, String how) {
        return new PlatformException("%s %s. The end of its log, %s:%n%s"
                .formatted(
                        component.id(),
                        how,
                        daemon(component).log(),
                        String.join(System.lineSeparator(), daemon(component).lastLines(25))));
    }

    /** Ends what a killed process left behind. */
    private void clear(Component component) {
        if (component != Component.POSTGRES) {
            return;
        }
        try {
            PostgresServer.stopOrphan(state.of(component));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void makeFolders(Component component) {
        try {
            Files.createDirectories(state.archive(component).getParent());
            if (!component.isService()) {
                Files.createDirectories(state.of(component));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Daemon daemon(Component component) {
        return new Daemon(component.id(), state.run(), state.logs());
    }
}
