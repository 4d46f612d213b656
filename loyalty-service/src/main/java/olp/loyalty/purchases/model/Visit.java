package olp.loyalty.purchases.model;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import olp.platform.ledger.model.Hold;

/**
 * What a purchase meets beside the customer.
 *
 * @param partner whose till it is
 * @param journal true if it comes late, in a journal: it happened, so it is kept even if not all is in order
 * @param now the database's clock, read once under the account's lock, the transaction's first write: it decides whether a
 *     proof is late and becomes {@code acceptedAt}, so that a watermark past a proof's end stands behind every purchase
 *     that took it in time
 * @param holds of points, by id; those of other accounts are missing
 * @param proofs that the purchase carries, by what it carries
 * @param taken proofs that other purchases have used
 * @param accounts where the points of the proofs' accounts are by now
 */
public record Visit(
        UUID partner,
        boolean journal,
        Instant now,
        Map<UUID, Hold> holds,
        Map<String, Proof> proofs,
        Set<Proof.Key> taken,
        Map<UUID, UUID> accounts) {}
