package olp.platform.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What of accounts that are to be locked is needed beside their balances and what is due. */
public final class Wanted {
    final Map<UUID, Long> active = new HashMap<>();
    final Map<UUID, Long> pending = new HashMap<>();
    final Set<UUID> lots = new HashSet<>();
    final Set<UUID> holds = new HashSet<>();
    final Set<UUID> whole = new HashSet<>();

    /** Active lots enough to spend an amount, in the order in which they are spent. */
    public Wanted spending(UUID account, long amount) {
        active.merge(account, amount, Wanted::sum);
        return this;
    }

    /** Lots enough to take back an amount. */
    public Wanted reversing(UUID account, long amount) {
        pending.merge(account, amount, Wanted::sum);
        return spending(account, amount);
    }

    /** Lots by their ids, whatever is left of them. */
    public Wanted lots(Collection<UUID> ids) {
        lots.addAll(ids);
        return this;
    }

    /** Holds by their ids, and the lots that they come from. */
    public Wanted holds(Collection<UUID> ids) {
        holds.addAll(ids);
        return this;
    }

    /** All open lots and holds of an account. */
    public Wanted whole(UUID account) {
        whole.add(account);
        return this;
    }

    /** All that another one wants, too. */
    public Wanted add(Wanted other) {
        other.active.forEach(this::spending);
        other.pending.forEach((account, amount) -> pending.merge(account, amount, Wanted::sum));
        whole.addAll(other.whole);
        return lots(other.lots).holds(other.holds);
    }

    static long sum(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }
}
