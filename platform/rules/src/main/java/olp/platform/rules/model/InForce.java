package olp.platform.rules.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules in force between two turns, with their indexes. */
final class InForce {
    private final List<ReadRule> rules;
    private final RuleIndex all;
    private final RuleIndex limited;
    private final boolean hasLimits;
    private final Set<Fact> facts = new HashSet<>();

    /** Of rules in the order in which they are considered. */
    InForce(List<ReadRule> rules) {
        this.rules = rules;
        this.all = new RuleIndex(rules, rule -> true, fact -> true);
        this.limited = new RuleIndex(rules, Rule::isLimited, fact -> !fact.changing());
        rules.forEach(each -> facts.addAll(each.condition().facts()));
        this.hasLimits = rules.stream().anyMatch(each -> each.rule().isLimited());
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    boolean hasLimits() {
        return hasLimits;
    }

    boolean mentions(Fact fact) {
        return facts.contains(fact);
    }

    ReadRule rule(int rank) {
        return rules.get(rank);
    }

    /** Ranks of the rules that a purchase may concern, ascending. */
    int[] candidates(Facts facts) {
        return all.candidates(facts);
    }

    /** Of those with a budget or a cap to be kept, the ranks of the ones that it may concern whatever changes before it. */
    int[] limitedCandidates(Facts facts) {
        return limited.candidates(facts);
    }
}
