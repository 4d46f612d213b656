package olp.bench.measures;

import java.time.Duration;
import java.util.List;

/**
 * How long and how often.
 *
 * @param rounds how often the measures that are compared take turns
 * @param measured for so long a run is measured
 * @param warmUp before that, in each run
 * @param warm for how long purchases are posted before anything is measured; up to twice as long if they still get faster
 * @param clients of the baseline; the best of these counts
 * @param connections of single purchases; the best of these counts
 * @param accounts how many the full ledger has
 * @param backlog how many purchases are posted while cashback-service stands still
 * @param longAccount how many purchases an account with many has
 */
public record Pace(
        int rounds,
        Duration measured,
        Duration warmUp,
        Duration warm,
        List<Integer> clients,
        List<Integer> connections,
        int accounts,
        int backlog,
        int longAccount) {

    /** What a verdict needs. */
    public static Pace usual() {
        return new Pace(
                3,
                Duration.ofSeconds(4),
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                List.of(8, 16, 32, 64),
                List.of(32, 64, 128, 256),
                1_000_000,
                1_000_000,
                100_000);
    }

    /** What shows that all of it works. */
    public static Pace quick() {
        return new Pace(
                1,
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                Duration.ofSeconds(12),
                List.of(8, 32),
                List.of(64, 256),
                100_000,
                20_000,
                10_000);
    }

    /** The same with other rounds, seconds, connections and backlog, where they are given. */
    public Pace with(Integer otherRounds, Integer seconds, List<Integer> otherConnections, Integer otherBacklog) {
        return new Pace(
                otherRounds == null ? rounds : otherRounds,
                seconds == null ? measured : Duration.ofSeconds(seconds),
                warmUp,
                warm,
                clients,
                otherConnections == null ? connections : otherConnections,
                accounts,
                otherBacklog == null ? backlog : otherBacklog,
                longAccount);
    }

    /** A run's time. */
    public Duration run() {
        return warmUp.plus(measured);
    }
}
