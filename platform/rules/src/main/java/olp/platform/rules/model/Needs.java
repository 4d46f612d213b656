package olp.platform.rules.model;

import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;

/**
 * What must be known of caps and budgets before a batch is decided.
 *
 * @param accounts whose caps
 * @param periods of which days and months
 * @param budgets codes of rules that may use up some of a budget
 */
public record Needs(Set<UUID> accounts, Set<String> periods, SortedSet<String> budgets) {
    /** Whether nothing need be read. */
    public boolean isEmpty() {
        return accounts.isEmpty() && budgets.isEmpty();
    }
}
