package olp.loyalty.gifts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import olp.loyalty.stamps.model.Bought;

/**
 * What gifts look at of a purchase that was taken, of a card that is not blocked.
 *
 * @param account the ledger account, locked
 * @param issuedAccount with which the card was issued
 * @param total minor units
 * @param lines none if the till named none
 * @param day on which it happened, in the programme's zone
 * @param first true if it may be the account's first: there were none before, or it comes late
 */
public record PurchaseFacts(
        UUID id,
        String card,
        UUID account,
        UUID issuedAccount,
        UUID partner,
        Instant occurredAt,
        long total,
        List<Bought.Line> lines,
        LocalDate day,
        boolean first) {
    Bought bought() {
        return new Bought(partner, occurredAt, total, lines, true);
    }
}
