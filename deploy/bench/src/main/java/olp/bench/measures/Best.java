package olp.bench.measures;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import olp.bench.verdict.Figure;

/** The best of several runs with different numbers of clients. */
final class Best {

    private final Figure figure;
    private final String clients;
    private final Map<Integer, Double> values = new TreeMap<>();

    /** @param clients what they are called */
    Best(Figure figure, String clients) {
        this.figure = figure;
        this.clients = clients;
    }

    void add(int many, double value) {
        values.put(many, value);
    }

    /** The highest value. */
    double value() {
        return values.get(clients());
    }

    /** With how many clients that was. */
    int clients() {
        return values.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    @Override
    public String toString() {
        return "%-36s %8s %s with %d %s  (%s)"
                .formatted(
                        figure.title(),
                        figure.text(value()),
                        figure.unit(),
                        clients(),
                        clients,
                        values.entrySet().stream()
                                .map(each -> each.getKey() + ": " + figure.text(each.getValue()))
                                .collect(Collectors.joining(", ")));
    }
}
