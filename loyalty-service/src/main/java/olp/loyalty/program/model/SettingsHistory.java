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

    /** The settings now. */
    public Settings current() {
        return versions.getLast();
    }

    /** The settings in force at an instant. */
    public Settings at(Instant instant) {
        var inForce = versions.getFirst();
        for (var each : versions) {
            if (!each.validFrom().isAfter(instant)) {
                inForce = each;
            }
        }
        return inForce;
    }

    /** The history with newer versions added. */
    public SettingsHistory with(List<Settings> newer) {
        return newer.isEmpty()
                ? this
                : new SettingsHistory(
                        Stream.concat(versions.stream(), newer.stream()).toList());
    }
}
