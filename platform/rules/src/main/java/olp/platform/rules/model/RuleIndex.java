package olp.platform.rules.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the rules that a purchase may concern, without looking at the others: each rule stands under the values of the one
 * fact that tells it best from the other rules, or among those that every purchase may concern.
 */
final class RuleIndex {
    /** The ranks of the rules that want a value of a fact, by value. */
    private record ByValue(Fact fact, Map<Object, int[]> ranks) {}

    private final List<ByValue> byFact = new ArrayList<>();
    private final int[] always;

    /**
     * Over rules in the order of their ranks.
     *
     * @param listed which of them
     * @param usable the facts whose values are final
     */
    RuleIndex(List<ReadRule> rules, Predicate<Rule> listed, Predicate<Fact> usable) {
        Map<Fact, Map<Object, int[]>> under = new HashMap<>();
        var values = valuesByFact(rules, usable);
        var rest = new int[0];
        for (int rank = 0; rank < rules.size(); rank++) {
            var rule = rules.get(rank);
            if (!listed.test(rule.rule()) || rule.condition().isImpossible()) {
                continue;
            }
            var fact = best(rule.condition().keys(), values);
            if (fact == null) {
                rest = plus(rest, rank);
                continue;
            }
            for (var value : rule.condition().keys().get(fact)) {
                under.computeIfAbsent(fact, first -> new HashMap<>())
                        .merge(value, new int[] {rank}, (ranks, one) -> plus(ranks, one[0]));
            }
        }
        under.forEach((fact, ranks) -> byFact.add(new ByValue(fact, ranks)));
        always = rest;
    }

    private static int[] plus(int[] ranks, int rank) {
        var more = Arrays.copyOf(ranks, ranks.length + 1);
        more[ranks.length] = rank;
        return more;
    }

    /** How many values of each fact the rules tell apart. */
    private static Map<Fact, Integer> valuesByFact(List<ReadRule> rules, Predicate<Fact> usable) {
        Map<Fact, Set<Object>> values = new HashMap<>();
        for (var rule : rules) {
            rule.condition().keys().forEach((fact, wanted) -> {
                if (usable.test(fact)) {
                    values.computeIfAbsent(fact, first -> new HashSet<>()).addAll(wanted);
                }
            });
        }
        Map<Fact, Integer> counts = new HashMap<>();
        values.forEach((fact, all) -> counts.put(fact, all.size()));
        return counts;
    }

    /** The fact of which a rule wants the smallest part of the values; one of the purchase rather than one of lines. */
    private static Fact best(Map<Fact, Set<Object>> keys, Map<Fact, Integer> values) {
        Fact best = null;
        var least = Double.MAX_VALUE;
        for (var key : keys.entrySet()) {
            var fact = key.getKey();
            if (values.containsKey(fact)) {
                var part = (double) key.getValue().size() / values.get(fact);
                if (part < least || part == least && best.ofLine() && !fact.ofLine()) {
                    best = fact;
                    least = part;
                }
            }
        }
        return best;
    }

    /** The ranks of the rules that a purchase may concern, ascending, each once. */
    int[] candidates(Facts facts) {
        var found = new Found(always);
        for (var each : byFact) {
            if (!each.fact().ofLine()) {
                found.add(each.ranks().get(facts.get(each.fact(), -1)));
                continue;
            }
            for (int line = 0; line < facts.lines(); line++) {
                found.add(each.ranks().get(facts.get(each.fact(), line)));
            }
        }
        return found.distinct();
    }

    /** Ranks as they are found. */
    private static final class Found {
        private int[] ranks;
        private int count;
        private int[] last;

        Found(int[] first) {
            ranks = Arrays.copyOf(first, first.length + 64);
            count = first.length;
        }

        void add(int[] more) {
            // Lines of the same value often follow each other.
            if (more == null || more == last) {
                return;
            }
            last = more;
            if (count + more.length > ranks.length) {
                distinct();
                ranks = Arrays.copyOf(ranks, 2 * (count + more.length));
            }
            System.arraycopy(more, 0, ranks, count, more.length);
            count += more.length;
        }

        int[] distinct() {
            Arrays.sort(ranks, 0, count);
            int kept = 0;
            for (int i = 0; i < count; i++) {
                if (i == 0 || ranks[i] != ranks[i - 1]) {
                    ranks[kept++] = ranks[i];
                }
            }
            count = kept;
            return Arrays.copyOf(ranks, count);
        }
    }
}
