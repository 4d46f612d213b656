package olp.loyalty.program.model;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** All versions of the settings, the oldest first; never empty once loaded. */
public record SettingsHistory(List<Settings> versions) {
    /** None. */
    public static final SettingsHistory EMPTY = new SettingsHistory(List.of());

    /** The newest version's number, or 0. */
    public int newest() {
        return versions.isEmpty() ? 0 : versions.getLast().version();
    }

    /** The settings in force at an instant: of those that began by then the latest, of one instant the newest. */
    public Settings at(Instant instant) {
        var inForce = versions.getFirst();
        for (var each : versions) {
            if (!each.validFrom().isAfter(instant) && !each.validFrom().isBefore(inForce.validFrom())) {
                inForce = each;
            }
        }
        return inForce;
    }

    /** The settings that are to come into force after an instant, each as it will be then. */
    public List<Settings> after(Instant instant) {
        return versions.stream()
                .map(Settings::validFrom)
                .filter(instant::isBefore)
                .distinct()
                .sorted()
                .map(this::at)
                .toList();
    }

    /** The history with newer versions added. */
    public SettingsHistory with(List<Settings> newer) {
        return newer.isEmpty()
                ? this
                : new SettingsHistory(
                        Stream.concat(versions.stream(), newer.stream()).toList());
    }
}
