package olp.bench.measures;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import olp.bench.stage.Stage;

/** Who has used how much processor time so far, so that one sees where it goes. */
record Parts(Map<String, Duration> used, long waiting) {

    static Parts now(Stage stage) {
        Map<String, Duration> used = new TreeMap<>(stage.processorTime());
        used.put("generator", ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO));
        return new Parts(used, stage.waiting());
    }

    /** What a call cost since then, part by part, and how far the relay is behind. */
    String since(Parts before, int clients, double perSecond, Duration run) {
        double calls = perSecond * run.toMillis() / 1000;
        return "    %3d: %,8.0f/s; µs of processor a purchase: %s; events waiting for the relay: %,d"
                .formatted(
                        clients,
                        perSecond,
                        used.entrySet().stream()
                                .map(each -> String.format(
                                        Locale.ROOT,
                                        "%s %.0f",
                                        each.getKey(),
                                        each.getValue()
                                                        .minus(before.used.getOrDefault(each.getKey(), Duration.ZERO))
                                                        .toNanos()
                                                / 1000.0
                                                / calls))
                                .collect(Collectors.joining(", ")),
                        waiting);
    }
}
