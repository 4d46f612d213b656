package olp.bench.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import olp.local.Component;
import olp.local.Platform;
import olp.local.PlatformException;
import olp.local.Ports;
import olp.local.api.Api;
import olp.local.api.Pause;
import olp.local.files.Folders;
import olp.local.keys.Passwords;

/**
 * PostgreSQL, Kafka and loyalty-service, as the local platform starts them, on free ports and in a folder that is deleted
 * at the end.
 */
public final class Stage implements AutoCloseable {

    /** Cards there from the start, places 1 to this. */
    public static final int CARDS = 50_000;

    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(2);

    private final Path folder;
    private final Ports ports = Ports.free();
    private final Platform platform;
    private final UUID partner = UUID.fromString("0199b0de-ffff-7000-8000-000000000001");
    private final Path logs;
    private final Thread onInterrupt = new Thread(this::end, "interrupted");

    /**
     * Nothing has been started yet.
     *
     * @param folder new; everything is kept in it
     * @param logs where the logs are left at the end
     */
    public Stage(Path folder, Path logs) {
        this.folder = folder;
        this.logs = logs;
        this.platform = Platform.prepare(folder, ports);
        Runtime.getRuntime().addShutdownHook(onInterrupt);
    }

    /** Starts one of the three. */
    public void start(Component component) {
        platform.start(component);
    }

    /** Ends one of those that were started. */
    public void stop(Component component) {
        platform.stop(component);
    }

    /** cashback-service beside these. */
    public StageCashback cashback() {
        return new StageCashback(this);
    }

    /** Has the partner join, over HTTP, and makes the cards, as the database's owner: one by one would take minutes. */
    public void seed() {
        try (Api api = new Api()) {
            api.post(
                            loyalty().resolve("/v1/partners"),
                            operator(),
                            Map.of("id", partner, "name", "Bench", "category", "home"))
                    .orRefuse("the partner");
        }
        seed(1, CARDS);
        vacuum();
    }

    /** Makes the cards of these places. */
    public void seed(int first, int last) {
        between(first, last, "seed.sql");
    }

    /** Gives the cards of these places a past of ten entries each. */
    public void fill(int first, int last) {
        between(first, last, "fill.sql");
    }

    private void between(int first, int last, String file) {
        Sql.run(
                owner(),
                "set synchronous_commit = off",
                "set bench.first = " + first,
                "set bench.last = " + last,
                "set bench.partner = '" + partner + "'",
                Resources.text(file));
    }

    /** The service's base address. */
    public URI loyalty() {
        return platform.addresses().loyalty();
    }

    /** cashback-service's base address. */
    URI cashbackAddress() {
        return platform.addresses().cashback();
    }

    /** A till's token. */
    public String terminal() {
        return platform.tokens().terminal(partner);
    }

    /** An operator's token. */
    public String operator() {
        return platform.tokens().operator();
    }

    /** Whose till it is. */
    public UUID partner() {
        return partner;
    }

    /** What the entries come to; reads them all. */
    public boolean balanced() {
        try (Api api = new Api()) {
            return api.get(loyalty().resolve("/v1/ledger/trial-balance"), operator())
                    .orRefuse("the trial balance")
                    .path("balanced")
                    .asBoolean();
        }
    }

    /** The role that owns the service's database. */
    public Login owner() {
        return ownerOf("loyalty");
    }

    /** The role that owns another service's database. */
    Login ownerOf(String service) {
        return login(service, Passwords.owner(service));
    }

    /** Who may make databases. */
    public Login superuser() {
        return login("postgres", Passwords.SUPERUSER);
    }

    /** The service's process. */
    public ProcessHandle service() {
        return process(Component.LOYALTY);
    }

    /** cashback-service's process. */
    ProcessHandle cashbackProcess() {
        return process(Component.CASHBACK);
    }

    private ProcessHandle process(Component service) {
        return platform.process(service)
                .orElseThrow(() -> new PlatformException(service.id() + "-service has ended: see " + logs));
    }

    /** How much processor time each part has used so far. */
    public Map<String, Duration> processorTime() {
        Map<String, Duration> used = new TreeMap<>();
        platform.process(Component.KAFKA).ifPresent(kafka -> used.put("kafka", ProcessorTime.of(kafka)));
        platform.process(Component.LOYALTY).ifPresent(loyalty -> used.put("loyalty", ProcessorTime.of(loyalty)));
        platform.process(Component.CASHBACK).ifPresent(cashback -> used.put("cashback", ProcessorTime.of(cashback)));
        used.put("postgres", ProcessorTime.ofPostgres(folder.resolve("postgres").resolve("data")));
        return used;
    }

    /** Purchases so far. */
    public long purchases() {
        return Sql.number(owner(), "select count(*) from purchase");
    }

    /** Events that the relay has not sent yet. */
    public long waiting() {
        return Sql.number(owner(), "select count(*) from outbox");
    }

    /** Waits until the relay has sent all, so that none of it falls into the next one's time. */
    public void rest() {
        long deadline = System.nanoTime() + LONGEST_DRAIN.toNanos();
        while (waiting() > 0) {
            if (System.nanoTime() > deadline) {
                throw new PlatformException("the relay has not sent all within " + LONGEST_DRAIN.toSeconds() + " s");
            }
            Pause.of(Duration.ofMillis(200));
        }
    }

    /** Does what PostgreSQL would do by itself some time after many purchases, so that it is not at it in the next one's time. */
    public void vacuum() {
        Sql.run(owner(), "vacuum analyze");
    }

    /** Has PostgreSQL write what it has in memory. What is changed next is logged in whole pages. */
    public void checkpoint() {
        Sql.run(superuser(), "checkpoint");
    }

    /** Ends what was started here, and deletes what it kept. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        } catch (IllegalStateException e) {
            // the process is ending, and the hook is at work: what is wanted here, too
            Thread.yield();
        }
        end();
    }

    private synchronized void end() {
        try {
            // what stands still hears no signal to end
            platform.process(Component.CASHBACK).ifPresent(_ -> cashback().thaw());
        } finally {
            platform.stop();
        }
        try {
            if (Files.isDirectory(folder.resolve("logs"))) {
                Folders.mirror(folder.resolve("logs"), logs);
            }
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Login login(String database, String role) {
        return new Login(
                "localhost",
                ports.postgres(),
                database,
                role,
                platform.passwords().of(role));
    }
}
