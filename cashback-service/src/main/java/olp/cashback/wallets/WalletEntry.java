package olp.cashback.wallets;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import olp.platform.ledger.model.Entry;
import olp.platform.ledger.model.Place;
import olp.platform.ledger.model.Reason;

/**
 * A line of a wallet's statement.
 *
 * @param id the entry's
 * @param at when it was entered, or fell due
 * @param kind {@code ACCRUED}: credited; {@code RELEASED}: what was pending can be spent; {@code SPENT},
 *     {@code REVERSED} (taken back with a return), {@code RESTORED} (given back with one, or a payout that came back),
 *     {@code EXPIRED}, {@code PAID_OUT}, {@code ADJUSTED}, {@code TRANSFERRED_OUT}, {@code TRANSFERRED_IN};
 *     {@code MERGED_OUT} and {@code MERGED_IN}: the two sides of a move when a card was claimed or members were merged, or
 *     parted
 * @param amount in minor units, more than 0 for what came, less for what went; of {@code RELEASED} what was released
 * @param purchase that it came from; left out if from none
 * @param because the rule that gave it; left out if none did
 */
record WalletEntry(UUID id, Instant at, String kind, long amount, UUID purchase, Because because) {
    private static final Set<String> OF_PURCHASES =
            Set.of("ACCRUED", "RELEASED", "SPENT", "REVERSED", "RESTORED", "EXPIRED");

    /** The rule's code, its version, and the reason in plain words. */
    record Because(String rule, int version, String text) {
        static Because of(Reason reason) {
            return reason == null ? null : new Because(reason.rule(), reason.version(), reason.text());
        }
    }

    /** A payout that came back is restored, too. */
    private static boolean isOfPurchase(Entry entry) {
        return OF_PURCHASES.contains(entry.kind()) && entry.from() != Place.LEAVING;
    }

    static WalletEntry of(Entry entry) {
        return new WalletEntry(
                entry.id(),
                entry.at(),
                entry.kind(),
                entry.to().isHolders() ? entry.amount() : -entry.amount(),
                isOfPurchase(entry) ? entry.cause() : null,
                Because.of(entry.because()));
    }
}
