package olp.platform.rules.model;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** All versions of all rules, with their conditions read, ready to decide purchases of any time. It does not change. */
public final class RuleBook {
    /** No rules. */
    public static final RuleBook EMPTY = new RuleBook(RuleSet.EMPTY, Map.of());

    /** How many stretches of time are kept indexed: purchases that come late are of few days. */
    private static final int MOST_KEPT = 64;

    private final RuleSet rules;
    private final Map<Rule, Condition> conditions;
    private final Instant[] turns;
    private final Map<Integer, InForce> stretches = new ConcurrentHashMap<>();

    private RuleBook(RuleSet rules, Map<Rule, Condition> conditions) {
        this.rules = rules;
        this.conditions = conditions;
        this.turns = rules.turns();
    }

    /** With these versions, too. */
    public RuleBook with(Collection<ReadRule> more) {
        Map<Rule, Condition> all = new HashMap<>(conditions);
        more.forEach(each -> all.put(each.rule(), each.condition()));
        return new RuleBook(rules.with(more.stream().map(ReadRule::rule).toList()), all);
    }

    /** The versions. */
    public RuleSet rules() {
        return rules;
    }

    /** Whether no rule is in force then, so that nobody need gather facts. */
    public boolean isSilent(Instant at) {
        return inForce(at).isEmpty();
    }

    /** Whether a rule that is in force then asks about a fact, so that somebody has to know it. */
    public boolean asks(Instant at, Fact fact) {
        return inForce(at).mentions(fact);
    }

    /** What the rules in force when it happened make of a purchase; what they give is used up in the usage. */
    public Decision evaluate(Occasion occasion, Usage usage, Worth worth) {
        var inForce = inForce(occasion.at());
        return inForce.isEmpty() ? Decision.NOTHING : new Evaluation(occasion, usage, worth).of(inForce);
    }

    /**
     * What must be known of caps and budgets to decide these purchases. Facts that others of the batch may change need not be
     * right yet; all others must be. Empty if no rule in force that may concern them has a budget, or a cap to be kept.
     */
    public Needs needs(Collection<Occasion> batch) {
        Set<UUID> accounts = new HashSet<>();
        Set<String> periods = new HashSet<>();
        var budgets = new TreeSet<String>();
        for (var occasion : batch) {
            var inForce = inForce(occasion.at());
            if (!inForce.hasLimits()) {
                continue;
            }
            for (var rank : inForce.limitedCandidates(occasion.facts())) {
                var each = inForce.rule(rank);
                if (each.condition().mayMatch(occasion.facts())) {
                    if (each.rule().hasKeptCap()) {
                        accounts.add(occasion.account());
                        periods.add(each.rule().terms().cap().per().period(occasion.at(), occasion.zone()));
                    }
                    if (each.rule().terms().budget() != null) {
                        budgets.add(each.rule().code());
                    }
                }
            }
        }
        return new Needs(accounts, periods, budgets);
    }

    private InForce inForce(Instant at) {
        var stretch = stretch(at);
        var known = stretches.get(stretch);
        if (known != null) {
            return known;
        }
        if (stretches.size() >= MOST_KEPT) {
            stretches.clear();
        }
        return stretches.computeIfAbsent(stretch, first -> indexed(at));
    }

    /** Which turn came last; -1 before the first. Most purchases are of the newest stretch. */
    private int stretch(Instant at) {
        var newest = turns.length - 1;
        if (newest < 0 || !at.isBefore(turns[newest])) {
            return newest;
        }
        var place = Arrays.binarySearch(turns, at);
        return place >= 0 ? place : -place - 2;
    }

    private InForce indexed(Instant at) {
        List<ReadRule> read = rules.inForce(at).stream()
                .map(rule -> new ReadRule(rule, conditions.get(rule)))
                .toList();
        return new InForce(read);
    }
}
