package olp.loyalty.purchases;

import java.util.Map;
import java.util.UUID;
import olp.loyalty.purchases.model.Proof;
import olp.loyalty.purchases.model.Purchase;

/**
 * A purchase as it was posted.
 *
 * @param partner the token's
 * @param hash of the content, by which a repeated request is known
 * @param proofs that it carries, signatures checked, by what it carries
 * @param journal true if it comes late, in a journal
 */
record Posted(Purchase purchase, UUID partner, byte[] hash, Map<String, Proof> proofs, boolean journal) {}
