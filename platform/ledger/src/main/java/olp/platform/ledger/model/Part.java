package olp.platform.ledger.model;

import java.util.List;
import java.util.UUID;

/**
 * Some of a lot.
 *
 * @param lot which
 * @param issuer the party that pays for it
 * @param amount how much of it, more than zero
 */
public record Part(UUID lot, UUID issuer, long amount) {
    /** What parts come to. */
    public static long sum(List<Part> parts) {
        return parts.stream().mapToLong(Part::amount).sum();
    }
}
