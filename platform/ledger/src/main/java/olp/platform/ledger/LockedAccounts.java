package olp.platform.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.platform.ledger.model.Balance;
import olp.platform.ledger.model.DueLot;
import olp.platform.ledger.model.LedgerBatch;

/**
 * Holders' accounts, locked until the transaction ends.
 *
 * @param at the database's clock, read under the locks
 * @param balances as posted; accounts that do not exist are missing
 * @param due lots taken out of waiting by this lock: the caller enters each with {@code LedgerBatch.activate}
 */
public record LockedAccounts(Instant at, Map<UUID, Balance> balances, List<DueLot> due) {
    /** What a holder has after what is entered so far; nothing for an account that does not exist. */
    public Balance after(LedgerBatch batch, UUID account) {
        return balances.getOrDefault(account, Balance.NOTHING)
                .plus(batch.changes().getOrDefault(account, Balance.NOTHING));
    }
}
