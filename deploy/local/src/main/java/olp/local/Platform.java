package olp.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import olp.local.keys.Keys;
import olp.local.keys.Passwords;
import olp.local.keys.Tokens;

/**
 * PostgreSQL, Kafka and the four services on this machine, each a process of its own that outlives the one that started
 * it. All that they keep is in one folder, and two platforms with different folders and ports do not meet.
 */
public final class Platform implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long ENOUGH_BYTES = 1L << 30;

    private final State state;
    private final Ports ports;
    private final Addresses addresses;
    private final Keys keys;
    private final Daemons daemons;
    private final Set<Component> startedHere = EnumSet.noneOf(Component.class);
    private final CountDownLatch abandoned = new CountDownLatch(1);
    private boolean archive;

    Platform(Installation installation, State state, Ports ports) {
        this.state = state;
        this.ports = ports;
        this.addresses = Addresses.of(ports);
        this.keys = new Keys(state.keys());
        this.daemons = new Daemons(installation, state, ports);
    }

    /**
     * Starts a platform and waits until all of it answers.
     *
     * @param state what was kept there is taken up again; made if need be
     * @param ports all of them free
     * @throws PlatformException when something is in the way, or a component ends before it is ready; what was started
     *     has then been stopped
     */
    public static Platform start(Path state, Ports ports) {
        Platform platform = new Platform(Installation.find(), new State(state.toAbsolutePath()), ports);
        platform.start(Progress.SILENT);
        return platform;
    }

    /**
     * A platform of which nothing has been started yet: for who wants parts of it, which {@link #start(Component)} starts
     * one by one, the servers first.
     *
     * @param state made if need be, with the keys and passwords in it
     * @param ports those of the parts that are to be started are free
     */
    public static Platform prepare(Path state, Ports ports) {
        Platform platform = new Platform(Installation.find(), new State(state.toAbsolutePath()), ports);
        platform.requireSpace();
        platform.ensureKeys();
        return platform;
    }

    /** Where it is reached. */
    public Addresses addresses() {
        return addresses;
    }

    /** Makes tokens that the services accept. */
    public Tokens tokens() {
        return new Tokens(keys);
    }

    /** The passwords of the databases' roles. */
    public Passwords passwords() {
        return keys.passwords();
    }

    /** The process of a component, if it runs. */
    public Optional<ProcessHandle> process(Component component) {
        return daemons.process(component);
    }

    /** Ends one component's process, if it runs, and waits until it has ended. */
    public void stop(Component component) {
        daemons.stop(component);
    }

    /** Ends one service's process at once, as a power cut would. */
    public void kill(Component service) {
        daemons.kill(service);
    }

    /** Starts one component, unless it runs, and waits until it answers. */
    public void start(Component component) {
        startProcess(component);
        awaitReady(List.of(component), Progress.SILENT);
    }

    /** Ends one component and starts it again. */
    public void restart(Component component) {
        stop(component);
        start(component);
    }

    /** Ends everything, services first; what is stored stays. */
    public void stop() {
        state.delete(state.ready());
        daemons.stop(EnumSet.allOf(Component.class));
    }

    @Override
    public void close() {
        stop();
    }

    /** Has each JVM remember its classes for the next start; worth it where there will be one. */
    void archiveClasses() {
        archive = true;
    }

    /** Starts what does not run or runs an older build, and waits until everything answers. */
    void start(Progress progress) {
        state.delete(state.ready());
        requireSpace();
        ensureKeys();
        daemons.stop(daemons.outdated());
        for (Component component : EnumSet.allOf(Component.class)) {
            if (!daemons.runs(component)) {
                daemons.requireStartable(component);
            }
        }
        state.keep(ports);
        try {
            for (Set<Component> stage : List.of(Component.SERVERS, Component.SERVICES)) {
                stage.forEach(this::startProcess);
                awaitReady(stage, progress);
            }
        } catch (PlatformException e) {
            abandon();
            throw e;
        }
    }

    /** Ends what this object started, and keeps it from starting more. */
    void abandon() {
        abandoned.countDown();
        synchronized (startedHere) {
            startedHere.stream().filter(Component::isService).forEach(daemons::kill);
            daemons.stop(startedHere);
        }
    }

    Set<Component> running() {
        return daemons.running();
    }

    /** Whether everything runs, as last built, and answers. */
    boolean isReady() {
        if (daemons.running().size() < Component.values().length
                || !daemons.outdated().isEmpty()) {
            return false;
        }
        try (Health health = new Health(addresses, keys)) {
            return EnumSet.allOf(Component.class).stream().allMatch(health::ready);
        }
    }

    private void startProcess(Component component) {
        synchronized (startedHere) {
            if (abandoned.getCount() > 0 && !daemons.runs(component)) {
                daemons.start(component, archive);
                startedHere.add(component);
            }
        }
    }

    private void awaitReady(Collection<Component> components, Progress progress) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Set<Component> awaited = new LinkedHashSet<>(components);
        try (Health health = new Health(addresses, keys)) {
            while (!awaited.isEmpty()) {
                progress.waiting(awaited);
                for (Component component : List.copyOf(awaited)) {
                    if (health.ready(component)) {
                        awaited.remove(component);
                        progress.ready(component);
                    } else if (!daemons.runs(component)) {
                        throw daemons.failed(component, "ended before it was ready");
                    } else if (System.nanoTime() > deadline) {
                        throw daemons.failed(component, "was not ready within " + PATIENCE.toSeconds() + " s");
                    }
                }
                if (abandoned.await(100, TimeUnit.MILLISECONDS)) {
                    throw new PlatformException("interrupted");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("interrupted", e);
        }
    }

    private void ensureKeys() {
        keys.ensure(Component.SERVICES.stream().map(Component::id).toList());
    }

    private void requireSpace() {
        try {
            Files.createDirectories(state.folder());
            long usable = Files.getFileStore(state.folder()).getUsableSpace();
            if (usable < ENOUGH_BYTES) {
                throw new PlatformException(
                        "only %d MB are free on the disk of %s, at least %d are needed: make room, or set OLP_STATE to a folder elsewhere"
                                .formatted(usable >> 20, state.folder(), ENOUGH_BYTES >> 20));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
