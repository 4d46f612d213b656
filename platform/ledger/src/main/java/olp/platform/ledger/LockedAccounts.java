package olp.platform.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import olp.platform.ledger.model.Balance;
import olp.platform.ledger.model.Holder;

/**
 * Holders' accounts, locked until the transaction ends.
 *
 * @param at the database's clock, read under the locks
 * @param holders with what is due and what was wanted; accounts that do not exist are missing
 */
public record LockedAccounts(Instant at, Map<UUID, Holder> holders) {
    /** What a holder has now; nothing for an account that does not exist. */
    public Balance balance(UUID account) {
        var holder = holders.get(account);
        return holder == null ? Balance.NOTHING : holder.balance();
    }
}
