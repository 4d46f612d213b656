package olp.cashback.payouts.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import olp.platform.ledger.model.Part;

/**
 * Cashback on its way to a bank account, or arrived there, or come back.
 *
 * @param card whose money it is
 * @param issued the account that the card was issued with
 * @param amount more than zero, in minor units
 * @param currency ISO 4217
 * @param to where it goes, masked
 * @param endedAt when it was settled or failed; null while it is on its way
 * @param reason why it failed, in the operator's words; may be null
 * @param export the file that it is in; null if in none
 * @param parts the lots that it was taken from
 */
public record Payout(
        UUID id,
        String card,
        UUID issued,
        long amount,
        String currency,
        String to,
        State state,
        Instant requestedAt,
        Instant endedAt,
        String reason,
        UUID export,
        List<Part> parts) {

    /** What became of it. */
    public enum State {
        /** The money has left the wallet and is on its way. */
        REQUESTED,
        /** It has arrived. */
        SETTLED,
        /** It is back in the wallet. */
        FAILED
    }

    /** One that was just asked for. */
    public static Payout requested(
            UUID id, String card, UUID issued, String currency, BankAccount to, Instant at, List<Part> parts) {
        return new Payout(
                id, card, issued, Part.sum(parts), currency, to.masked(), State.REQUESTED, at, null, null, null, parts);
    }

    /** As it is once it has ended. */
    public Payout ended(State how, Instant at, String why) {
        return new Payout(id, card, issued, amount, currency, to, how, requestedAt, at, why, export, parts);
    }
}
