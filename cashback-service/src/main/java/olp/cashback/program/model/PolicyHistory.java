package olp.cashback.program.model;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.OptionalInt;

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

    /** How many days old a purchase may have been that was posted since then; empty if that is not known. */
    public OptionalInt mostAgeDaysSince(Instant since) {
        var begun = versions.floorKey(since);
        var inForce = (begun == null ? versions : versions.tailMap(begun, true)).values();
        return inForce.stream().anyMatch(each -> each.maxAgeDays() == null)
                ? OptionalInt.empty()
                : inForce.stream().mapToInt(Policy::maxAgeDays).max();
    }

    /** What holds since it was told last. */
    public Policy newest() {
        return versions.lastEntry().getValue();
    }
}
