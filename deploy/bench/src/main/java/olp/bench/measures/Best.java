package olp.bench.measures;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import olp.bench.verdict.Figure;

/** The best of several runs with different numbers of clients. */
final class Best {

    private final Figure figure;
    private final Map<Integer, Double> values = new TreeMap<>();

    Best(Figure figure) {
        this.figure = figure;
    }

    void add(int clients, double value) {
        values.put(clients, value);
    }

    /** The highest value. */
    double value() {
        return values.get(clients());
    }

    /** With how many clients that was. */
    private int clients() {
        return values.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    /** All values. */
    String how(String clients) {
        return "%d %s  (%s)"
                .formatted(
                        clients(),
                        clients,
                        values.entrySet().stream()
                                .map(each -> each.getKey() + ": " + figure.text(each.getValue()))
                                .collect(Collectors.joining(", ")));
    }
}
