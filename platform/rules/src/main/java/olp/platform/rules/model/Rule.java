package olp.platform.rules.model;

import java.time.Instant;
import java.util.Comparator;

/**
 * A version of a rule, which never changes.
 *
 * @param code the rule's, in all its versions
 * @param version from 1
 * @param validFrom from when it replaces those before; the first is in force since always
 */
public record Rule(String code, int version, Instant validFrom, Terms terms) {
    /** The order in which rules are considered: by priority, the higher first, then by code. */
    public static final Comparator<Rule> ORDER = Comparator.comparingInt(
                    (Rule rule) -> rule.terms().priority())
            .reversed()
            .thenComparing(Rule::code);

    /** From when it decides. */
    public Instant since() {
        return version == 1 ? Instant.MIN : validFrom;
    }

    /** Whether its schedule takes a purchase of that instant. */
    boolean isOpen(Instant at) {
        return (terms.from() == null || !at.isBefore(terms.from()))
                && (terms.until() == null || at.isBefore(terms.until()));
    }

    boolean isLimited() {
        return terms.budget() != null || hasKeptCap();
    }

    boolean hasKeptCap() {
        return terms.cap() != null && terms.cap().isKept();
    }
}
