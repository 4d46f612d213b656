package olp.platform.rules.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All versions of all rules. Of a rule that version is in force which is the highest of those valid by then: a later word
 * counts, also where it is valid sooner than an earlier one.
 */
public final class RuleSet {
    /** No rules. */
    public static final RuleSet EMPTY = new RuleSet(new TreeMap<>());

    private final Map<String, List<Rule>> versions;

    private RuleSet(Map<String, List<Rule>> versions) {
        this.versions = versions;
    }

    /** With these versions, too. */
    public RuleSet with(Collection<Rule> more) {
        Map<String, List<Rule>> all = new TreeMap<>(versions);
        for (var rule : more) {
            List<Rule> ofCode = new ArrayList<>(all.getOrDefault(rule.code(), List.of()));
            ofCode.add(rule);
            ofCode.sort(Comparator.comparingInt(Rule::version));
            all.put(rule.code(), ofCode);
        }
        return new RuleSet(all);
    }

    /** Every version of a rule, the first first; empty if there is no such rule. */
    public List<Rule> versions(String code) {
        return Collections.unmodifiableList(versions.getOrDefault(code, List.of()));
    }

    /** The newest version of each rule, by code. */
    public List<Rule> newest() {
        return versions.values().stream().map(List::getLast).toList();
    }

    /** The versions that decide a purchase that happened then, in the order in which they are considered. */
    public List<Rule> inForce(Instant at) {
        List<Rule> rules = new ArrayList<>();
        for (var ofCode : versions.values()) {
            var rule = valid(ofCode, at);
            if (rule != null && rule.isOpen(at)) {
                rules.add(rule);
            }
        }
        rules.sort(Rule.ORDER);
        return rules;
    }

    private static Rule valid(List<Rule> ofCode, Instant at) {
        for (var rule : ofCode.reversed()) {
            if (!at.isBefore(rule.since())) {
                return rule;
            }
        }
        return null;
    }

    /** The instants at which something begins or ends to be in force, in their order. */
    Instant[] turns() {
        var turns = new TreeSet<Instant>();
        for (var ofCode : versions.values()) {
            for (var rule : ofCode) {
                add(turns, rule.since());
                add(turns, rule.terms().from());
                add(turns, rule.terms().until());
            }
        }
        return turns.toArray(Instant[]::new);
    }

    private static void add(Collection<Instant> turns, Instant at) {
        if (at != null) {
            turns.add(at);
        }
    }
}
