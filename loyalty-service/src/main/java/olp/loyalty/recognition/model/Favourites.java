package olp.loyalty.recognition.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * In how many purchases which categories were bought, kept within bounds by the algorithm of Misra and Gries (1982). Of
 * {@code n} categories bought, repeats counted, each that was bought more than {@code n / 9} times is among them, and no
 * count is more than {@code n / 9} too low.
 *
 * @param counts by category, at most {@value #KEPT}, each more than zero
 */
public record Favourites(Map<String, Integer> counts) {
    /** So many categories are counted. */
    public static final int KEPT = 8;

    /** So many are told to a till. */
    public static final int TOLD = 3;

    /** Nothing bought yet. */
    public static final Favourites NONE = new Favourites(Map.of());

    /** With one more purchase, of these categories. */
    public Favourites plus(Collection<String> categories) {
        if (categories.isEmpty()) {
            return this;
        }
        Map<String, Integer> more = new TreeMap<>(counts);
        categories.stream().distinct().forEach(category -> {
            if (more.containsKey(category) || more.size() < KEPT) {
                more.merge(category, 1, Integer::sum);
            } else {
                more.replaceAll((other, count) -> count - 1);
                more.values().removeIf(count -> count == 0);
            }
        });
        return new Favourites(more);
    }

    /** Both together: when accounts become one. What is over the bound goes as purchases of other categories would have it. */
    public Favourites with(Favourites other) {
        Map<String, Integer> both = new TreeMap<>(counts);
        other.counts.forEach((category, count) -> both.merge(category, count, Integer::sum));
        if (both.size() > KEPT) {
            var over = both.values().stream()
                    .sorted(Comparator.reverseOrder())
                    .skip(KEPT)
                    .findFirst()
                    .orElseThrow();
            both.replaceAll((category, count) -> count - over);
            both.values().removeIf(count -> count <= 0);
        }
        return new Favourites(both);
    }

    /** The categories bought most often, at most {@value #TOLD}; of equals the first by name. */
    public List<String> best() {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(TOLD)
                .map(Map.Entry::getKey)
                .toList();
    }
}
