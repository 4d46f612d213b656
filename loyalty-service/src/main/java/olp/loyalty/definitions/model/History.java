package olp.loyalty.definitions.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/** All versions of all definitions of one kind, by code. Never changes. */
public final class History<T> {
    private final NavigableMap<String, List<Version<T>>> byCode = new TreeMap<>();

    /**
     * @param versions of each code in the order in which they were made
     */
    public History(List<Version<T>> versions) {
        versions.forEach(each ->
                byCode.computeIfAbsent(each.code(), code -> new ArrayList<>()).add(each));
    }

    /** True if nothing was ever defined. */
    public boolean isEmpty() {
        return byCode.isEmpty();
    }

    /** How many codes there are. */
    public int size() {
        return byCode.size();
    }

    /** The version that was made last; null if there is none. */
    public Version<T> newest(String code) {
        var versions = byCode.get(code);
        return versions == null ? null : versions.getLast();
    }

    /** All versions of a code, the oldest first; none if it is unknown. */
    public List<Version<T>> versions(String code) {
        return List.copyOf(byCode.getOrDefault(code, List.of()));
    }

    /** One version; null if there is none such. */
    public Version<T> version(String code, int version) {
        var versions = byCode.get(code);
        return versions == null || version < 1 || version > versions.size() ? null : versions.get(version - 1);
    }

    /** The version in force at an instant: of those that have begun the one made last; null if none has. */
    public Version<T> at(String code, Instant instant) {
        var versions = byCode.get(code);
        return versions == null ? null : at(versions, instant);
    }

    /** The version of each code that is in force at an instant. */
    public List<Version<T>> at(Instant instant) {
        return byCode.values().stream()
                .map(versions -> at(versions, instant))
                .filter(Objects::nonNull)
                .toList();
    }

    private static <T> Version<T> at(List<Version<T>> versions, Instant instant) {
        for (int i = versions.size() - 1; i >= 0; i--) {
            if (!versions.get(i).validFrom().isAfter(instant)) {
                return versions.get(i);
            }
        }
        return null;
    }

    /** The newest version of each code after one, in the order of the codes. */
    public List<Version<T>> after(String code, int limit) {
        return byCode.tailMap(code, false).values().stream()
                .limit(limit)
                .map(List::getLast)
                .toList();
    }
}
