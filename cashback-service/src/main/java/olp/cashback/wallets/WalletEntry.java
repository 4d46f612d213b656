package olp.cashback.wallets;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import olp.platform.ledger.model.Entry;
import olp.platform.ledger.model.Reason;

/**
 * A line of a wallet's statement.
 *
 * @param id the entry's
 * @param at when it was entered
 * @param kind {@code ACCRUED}: credited; {@code RELEASED}: what was pending can be spent; {@code REVERSED}: taken back,
 *     because what it was given for came back
 * @param amount more than 0, in minor units
 * @param purchase that it came from; left out if from none
 * @param because the rule that gave it; left out if none did
 */
record WalletEntry(UUID id, Instant at, String kind, long amount, UUID purchase, Because because) {
    /**
     * The rule's code, its version, and the reason in plain words; {@code shares} if several rules gave it together, of
     * which {@code rule} is the first.
     */
    record Because(String rule, int version, String text, List<Share> shares) {
        static Because of(Reason reason) {
            return reason == null
                    ? null
                    : new Because(reason.rule(), reason.version(), reason.text(), Share.of(reason));
        }
    }

    /** What one of several rules gave, in minor units. */
    record Share(String rule, int version, long amount, String text) {
        static List<Share> of(Reason reason) {
            return reason.shares().isEmpty()
                    ? null
                    : reason.shares().stream()
                            .map(each -> new Share(each.rule(), each.version(), each.amount(), each.text()))
                            .toList();
        }
    }

    static WalletEntry of(Entry entry) {
        return new WalletEntry(
                entry.id(), entry.at(), entry.kind(), entry.amount(), entry.cause(), Because.of(entry.because()));
    }
}
