package olp.bench.measures;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import olp.bench.stage.ProcessorTime;
import olp.bench.stage.Stage;

/**
 * Who has used how much processor time so far, so that one sees where it goes.
 *
 * @param at when this was asked, the JVM's nanoseconds
 * @param used by part
 * @param busy share of all processors that were busy since this was last asked, 0 to 1
 * @param waiting events that the relay has not sent yet
 */
record Parts(long at, Map<String, Duration> used, double busy, long waiting) {

    static Parts now(Stage stage) {
        Map<String, Duration> used = new TreeMap<>(stage.processorTime());
        used.put("generator", ProcessorTime.of(ProcessHandle.current()));
        double busy =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getCpuLoad();
        return new Parts(System.nanoTime(), used, busy, stage.waiting());
    }

    /** What a call cost since then, part by part; what other programs took; how far the relay is behind. */
    String since(Parts before, int clients, double perSecond) {
        double calls = perSecond * (at - before.at) / 1e9;
        return "    %3d: %,8.0f/s; µs of processor a purchase: %s; other programs: %.0f %% of the machine; events waiting: %,d"
                .formatted(
                        clients,
                        perSecond,
                        used.keySet().stream()
                                .map(part -> String.format(
                                        Locale.ROOT, "%s %.0f", part, nanosSince(before, part) / 1000.0 / calls))
                                .collect(Collectors.joining(", ")),
                        100 * others(before),
                        waiting);
    }

    /** What programs that have no part in this took since then, as a share of all processors, 0 to 1. */
    double others(Parts before) {
        double ours = used.keySet().stream()
                .mapToDouble(part -> nanosSince(before, part))
                .sum();
        double all = (at - before.at) * (double) Runtime.getRuntime().availableProcessors();
        return Math.max(0, busy - ours / all);
    }

    private long nanosSince(Parts before, String part) {
        return used.get(part)
                .minus(before.used.getOrDefault(part, Duration.ZERO))
                .toNanos();
    }
}
