package olp.bench.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was measured so far, by name. */
public final class Results {

    private final Map<Figure, List<Double>> values = new LinkedHashMap<>();

    /** One more round's value. */
    public void add(Figure figure, double value) {
        values.computeIfAbsent(figure, _ -> new ArrayList<>()).add(value);
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
