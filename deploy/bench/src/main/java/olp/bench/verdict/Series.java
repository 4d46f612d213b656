package olp.bench.verdict;

import java.util.List;

/**
 * What one measure gave, a value a round.
 *
 * @param values at least one
 */
public record Series(List<Double> values) {

    /** Copies. */
    public Series {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        values = List.copyOf(values);
    }

    /** The middle one; between the two in the middle where there are two. */
    public double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The smallest. */
    public double least() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    /** The largest. */
    public double most() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** Each round's value over that of {@code other} in the same round, as far as both go. */
    public Series over(Series other) {
        int both = Math.min(values.size(), other.values.size());
        return new Series(java.util.stream.IntStream.range(0, both)
                .mapToObj(round -> values.get(round) / other.values.get(round))
                .toList());
    }
}
