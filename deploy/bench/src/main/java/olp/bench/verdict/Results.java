package olp.bench.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was measured so far, by name. */
public final class Results {

    private final List<Double> others = new ArrayList<>();
    private final Map<Figure, List<Double>> values = new LinkedHashMap<>();

    /** One more round's value. */
    public void add(Figure figure, double value) {
        values.computeIfAbsent(figure, _ -> new ArrayList<>()).add(value);
    }

    /**
     * What programs that have no part in this took meanwhile.
     *
     * @param share of all processors, 0 to 1
     */
    public void disturbed(double share) {
        others.add(share);
    }

    /** What other programs took on average, 0 to 1. */
    public double disturbance() {
        return others.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    /** All rounds of a figure, if it was measured. */
    public Optional<Series> of(Figure figure) {
        return Optional.ofNullable(values.get(figure)).map(Series::new);
    }

    /** What was measured, in the order of the first values. */
    public Set<Figure> measured() {
        return values.keySet();
    }
}
