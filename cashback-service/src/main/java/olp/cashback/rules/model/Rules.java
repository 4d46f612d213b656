package olp.cashback.rules.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All rules with all their versions. */
public final class Rules {
    private final Map<String, List<RuleVersion>> newestFirst = new TreeMap<>();

    /** The rules that these are the versions of, in whatever order. */
    public Rules(List<RuleVersion> versions) {
        versions.stream()
                .sorted(Comparator.comparingInt(RuleVersion::version).reversed())
                .forEach(each -> newestFirst
                        .computeIfAbsent(each.code(), code -> new ArrayList<>())
                        .add(each));
    }

    /**
     * The version of each rule that counts for a purchase made at an instant, in the order of their codes: of those in
     * force by then the newest. A rule whose version has ended by then is left out; the version before does not come back.
     */
    public List<RuleVersion> at(Instant instant) {
        List<RuleVersion> found = new ArrayList<>();
        for (var versions : newestFirst.values()) {
            versions.stream()
                    .filter(each -> each.isInForceAt(instant))
                    .findFirst()
                    .filter(each -> !each.hasEndedAt(instant))
                    .ifPresent(found::add);
        }
        return found;
    }
}
