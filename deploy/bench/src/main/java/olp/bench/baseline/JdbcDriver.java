package olp.bench.baseline;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import olp.bench.stage.Login;
import olp.local.PlatformException;
import org.HdrHistogram.Histogram;

/** Stands in for pgbench where there is none: a thread and a connection a client, statements prepared by the server. */
final class JdbcDriver implements Driver {

    private static final int ALL_ACCOUNTS = 50_000;

    private final Login login;

    JdbcDriver(Login login) {
        this.login = login;
    }

    @Override
    public String name() {
        return "own driver, as there is no pgbench";
    }

    @Override
    public double most(Script script, int accounts, int clients, Duration time) {
        Histogram micros = run(script, accounts, clients, 0, time);
        return micros.getTotalCount() * 1e9 / time.toNanos();
    }

    @Override
    public double p99Millis(int clients, double perSecond, Duration time) {
        return run(Script.ONE_STATEMENT, ALL_ACCOUNTS, clients, perSecond, time).getValueAtPercentile(99) / 1000.0;
    }

    private Histogram run(Script script, int accounts, int clients, double perSecond, Duration time) {
        Histogram all = new Histogram(TimeUnit.MINUTES.toMicros(10), 3);
        long end = System.nanoTime() + time.toNanos();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<Histogram>> each = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                each.add(threads.submit(() -> client(script, accounts, perSecond / clients, end)));
            }
            for (Future<Histogram> one : each) {
                all.add(one.get());
            }
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("interrupted", e);
        } catch (ExecutionException e) {
            throw new PlatformException("the baseline failed: " + e.getCause(), e);
        }
    }

    private Histogram client(Script script, int accounts, double perSecond, long end) throws SQLException {
        Histogram micros = new Histogram(TimeUnit.MINUTES.toMicros(10), 3);
        try (Connection connection =
                        DriverManager.getConnection(login.url() + "?prepareThreshold=1", login.properties());
                JdbcTransaction transaction = new JdbcTransaction(connection, script)) {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            long due = System.nanoTime();
            while (due < end) {
                LockSupport.parkNanos(due - System.nanoTime());
                transaction.run(1 + random.nextInt(accounts), 100 + random.nextInt(20_000));
                long now = System.nanoTime();
                micros.recordValue(Math.min(micros.getHighestTrackableValue(), (now - due) / 1000));
                due = perSecond > 0 ? due + (long) (-Math.log(1 - random.nextDouble()) * 1e9 / perSecond) : now;
            }
        }
        return micros;
    }
}
