package olp.platform.rules.model;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * How much of caps and budgets is used, as a batch goes on: its purchases are decided one after the other on the same one.
 * What was used is not given back on a return.
 */
public final class Usage {
    private final Needs known;
    private final Map<OfCap, Long> caps = new HashMap<>();
    private final SortedMap<String, Long> budgets = new TreeMap<>();
    private final Map<OfCap, Long> changedCaps = new HashMap<>();
    private final SortedMap<String, Long> changedBudgets = new TreeMap<>();

    private Usage(Needs known) {
        this.known = known;
    }

    /** Nothing was used by anybody: for trials. */
    public static Usage none() {
        return new Usage(null);
    }

    /** What was read, and only that may be asked. */
    public static Usage of(Needs known, Map<OfCap, Long> caps, Map<String, Long> budgets) {
        var usage = new Usage(known);
        usage.caps.putAll(caps);
        usage.budgets.putAll(budgets);
        return usage;
    }

    /** An account's use of a rule in a day or month. */
    public record OfCap(UUID account, String rule, String period) {}

    long used(OfCap cap) {
        if (known != null
                && !(known.accounts().contains(cap.account()) && known.periods().contains(cap.period()))) {
            throw new IllegalStateException("the use of " + cap.rule() + " in " + cap.period() + " was not read");
        }
        return caps.getOrDefault(cap, 0L);
    }

    long used(String budget) {
        var used = budgets.get(budget);
        if (used == null && known != null) {
            throw new IllegalStateException("the budget of " + budget + " was not read");
        }
        return used == null ? 0 : used;
    }

    void use(OfCap cap, long amount) {
        var used = Math.addExact(used(cap), amount);
        caps.put(cap, used);
        changedCaps.put(cap, used);
    }

    void use(String budget, long amount) {
        var used = Math.addExact(used(budget), amount);
        budgets.put(budget, used);
        changedBudgets.put(budget, used);
    }

    /** The caps of which more is used than was read, with all that is used now. */
    public Map<OfCap, Long> changedCaps() {
        return Collections.unmodifiableMap(changedCaps);
    }

    /** The rules of whose budgets more is used than was read, with all that is used now. */
    public SortedMap<String, Long> changedBudgets() {
        return Collections.unmodifiableSortedMap(changedBudgets);
    }
}
