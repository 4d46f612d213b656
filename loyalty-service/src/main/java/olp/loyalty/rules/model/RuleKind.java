package olp.loyalty.rules.model;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What the value of a rule means. */
public enum RuleKind {
    /** So many times the base points of what it matches: 3 gives twice as many again. */
    MULTIPLIER,
    /** So many points, once a purchase, however many lines it matches. */
    BONUS;

    /** Their names. */
    public static Set<String> names() {
        return Arrays.stream(values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    }
}
