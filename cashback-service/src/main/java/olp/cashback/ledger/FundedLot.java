package olp.cashback.ledger;

import java.util.List;
import java.util.UUID;
import olp.platform.ledger.model.Part;

/**
 * Money of one lot, as events name it.
 *
 * @param lot which
 * @param fundedBy the party that pays for it
 * @param amount how much of it, in minor units
 */
public record FundedLot(UUID lot, UUID fundedBy, long amount) {
    /** The parts of lots as events name them. */
    public static List<FundedLot> of(List<Part> parts) {
        return parts.stream()
                .map(part -> new FundedLot(part.lot(), part.issuer(), part.amount()))
                .toList();
    }
}
