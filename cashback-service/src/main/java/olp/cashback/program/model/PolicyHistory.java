package olp.cashback.program.model;

import java.time.Instant;
import java.util.NavigableMap;

/**
 * The programme from its first version on, which counts as in force since always.
 *
 * @param versions by the instant since which each holds; at least one
 */
public record PolicyHistory(NavigableMap<Instant, Policy> versions) {
    /** What held at an instant. */
    public Policy at(Instant instant) {
        var entry = versions.floorEntry(instant);
        return entry == null ? versions.firstEntry().getValue() : entry.getValue();
    }

    /** How many days old a purchase may ever have been when it was posted. */
    public int mostAgeDays() {
        return versions.values().stream().mapToInt(Policy::maxAgeDays).max().orElseThrow();
    }

    /** What holds since it was told last. */
    public Policy newest() {
        return versions.lastEntry().getValue();
    }
}
