package olp.platform.rules.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When a rule applies: all conjuncts are true. A condition that mentions a fact of a line matches the lines for which it is
 * true; one that mentions none matches the whole purchase, with all its lines.
 *
 * <p>False and a conjunct that fails is false; true and one that fails is a fault: the rule does not match, and it is
 * reported. So the order of the conjuncts is of no matter, and those of the purchase are asked once, not for every line.
 */
public final class Condition {
    private final List<Conjunct> ofPurchase = new ArrayList<>();
    private final List<Conjunct> ofLine = new ArrayList<>();
    private final Map<Fact, Set<Object>> keys = new HashMap<>();
    private final Set<Fact> facts = new HashSet<>();
    private final boolean impossible;

    /** True if all of these are; without any, always. */
    public Condition(List<? extends Conjunct> conjuncts) {
        conjuncts.stream().filter(each -> each instanceof Plain).forEach(this::add);
        conjuncts.stream().filter(each -> !(each instanceof Plain)).forEach(this::add);
        conjuncts.forEach(this::addKeys);
        conjuncts.forEach(each -> facts.addAll(each.facts()));
        keys.forEach((fact, values) -> conjuncts.forEach(each -> Ranges.narrow(fact, values, each)));
        impossible = conjuncts.contains(new Plain.Constant(false))
                || keys.values().stream().anyMatch(Set::isEmpty)
                || Ranges.exclude(conjuncts);
    }

    private void add(Conjunct conjunct) {
        (conjunct.mentionsLine() ? ofLine : ofPurchase).add(conjunct);
    }

    private void addKeys(Conjunct conjunct) {
        if (conjunct instanceof Plain.OneOf(Fact fact, Set<Object> values)) {
            keys.computeIfAbsent(fact, first -> new HashSet<>(values)).retainAll(values);
        }
    }

    /** What asking came to: what matches, or null; and what could not be told, or null. */
    record Asked(Match match, Verdict fault) {
        private static final Asked NO = new Asked(null, null);
    }

    /** For each of these facts, the only values with which it can be true. */
    public Map<Fact, Set<Object>> keys() {
        return keys;
    }

    /** What it asks about. */
    Set<Fact> facts() {
        return facts;
    }

    /** Whether it contradicts itself, so that no purchase can match. */
    public boolean isImpossible() {
        return impossible;
    }

    /** Whether it is asked for each line. */
    public boolean mentionsLine() {
        return !ofLine.isEmpty();
    }

    Asked ask(Facts facts) {
        Verdict fault = null;
        for (var conjunct : ofPurchase) {
            var verdict = conjunct.test(facts, -1);
            if (verdict == Verdict.FALSE) {
                return Asked.NO;
            }
            if (verdict != Verdict.TRUE) {
                fault = verdict;
            }
        }
        if (!ofLine.isEmpty()) {
            return askLines(facts, fault);
        }
        return fault == null ? new Asked(whole(facts), null) : new Asked(null, fault);
    }

    private Asked askLines(Facts facts, Verdict ofPurchase) {
        var lines = new int[facts.lines()];
        int count = 0;
        Verdict fault = null;
        for (int line = 0; line < lines.length; line++) {
            var verdict = askLine(facts, line, ofPurchase);
            if (verdict == Verdict.TRUE) {
                lines[count++] = line;
            } else if (verdict != Verdict.FALSE) {
                fault = verdict;
            }
        }
        if (count == 0 && fault == null) {
            return Asked.NO;
        }
        return new Asked(count == 0 ? null : new Match(false, Arrays.copyOf(lines, count)), fault);
    }

    private Verdict askLine(Facts facts, int line, Verdict ofPurchase) {
        var all = ofPurchase == null ? Verdict.TRUE : ofPurchase;
        for (var conjunct : ofLine) {
            var verdict = conjunct.test(facts, line);
            if (verdict == Verdict.FALSE) {
                return verdict;
            }
            if (verdict != Verdict.TRUE) {
                all = verdict;
            }
        }
        return all;
    }

    private static Match whole(Facts facts) {
        var lines = new int[facts.lines()];
        Arrays.setAll(lines, line -> line);
        return new Match(true, lines);
    }

    /** Whether it can still be true once the facts that purchases before may change have changed. */
    boolean mayMatch(Facts facts) {
        for (var conjunct : ofPurchase) {
            if (conjunct.isSettled() && conjunct.test(facts, -1) == Verdict.FALSE) {
                return false;
            }
        }
        if (ofLine.isEmpty()) {
            return true;
        }
        for (int line = 0; line < facts.lines(); line++) {
            if (mayMatch(facts, line)) {
                return true;
            }
        }
        return false;
    }

    private boolean mayMatch(Facts facts, int line) {
        for (var conjunct : ofLine) {
            if (conjunct.isSettled() && conjunct.test(facts, line) == Verdict.FALSE) {
                return false;
            }
        }
        return true;
    }
}
