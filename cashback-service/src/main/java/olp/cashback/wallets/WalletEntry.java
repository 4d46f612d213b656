package olp.cashback.wallets;

import java.time.Instant;
import java.util.UUID;
import olp.platform.ledger.model.Entry;
import olp.platform.ledger.model.Reason;

/**
 * A line of a wallet's statement.
 *
 * @param id the entry's
 * @param at when it was entered
 * @param kind {@code ACCRUED}: credited; {@code RELEASED}: what was pending can be spent
 * @param amount more than 0, in minor units
 * @param purchase that it came from; left out if from none
 * @param because the rule that gave it; left out if none did
 */
record WalletEntry(UUID id, Instant at, String kind, long amount, UUID purchase, Because because) {
    /** The rule's code, its version, and the reason in plain words. */
    record Because(String rule, int version, String text) {
        static Because of(Reason reason) {
            return reason == null ? null : new Because(reason.rule(), reason.version(), reason.text());
        }
    }

    static WalletEntry of(Entry entry) {
        return new WalletEntry(
                entry.id(), entry.at(), entry.kind(), entry.amount(), entry.cause(), Because.of(entry.because()));
    }
}
