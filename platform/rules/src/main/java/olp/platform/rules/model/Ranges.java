package olp.platform.rules.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what cannot be true at once. */
final class Ranges {
    private Ranges() {}

    /** Leaves of the values that a fact must have those which another conjunct about it alone lets stand. */
    static void narrow(Fact fact, Set<Object> values, Conjunct conjunct) {
        if (conjunct instanceof Plain plain && conjunct.facts().equals(Set.of(fact))) {
            values.removeIf(value -> !holds(plain, fact, value));
        }
    }

    private static boolean holds(Plain plain, Fact fact, Object value) {
        return switch (plain) {
            case Plain.OneOf(Fact _, Set<Object> values) -> values.contains(value);
            case Plain.Within(Fact _, long least, long most) -> (Long) value >= least && (Long) value <= most;
            case Plain.Not(Plain part)
            when part instanceof Plain.OneOf || part instanceof Plain.Within -> !holds(part, fact, value);
            default -> true;
        };
    }

    /** Whether the bounds of an integer leave none. */
    static boolean exclude(List<? extends Conjunct> conjuncts) {
        Map<Fact, Plain.Within> bounds = new HashMap<>();
        for (var conjunct : conjuncts) {
            if (conjunct instanceof Plain.Within within) {
                bounds.merge(
                        within.fact(),
                        within,
                        (a, b) -> new Plain.Within(
                                a.fact(), Math.max(a.least(), b.least()), Math.min(a.most(), b.most())));
            }
        }
        return bounds.values().stream().anyMatch(each -> each.least() > each.most());
    }
}
