package olp.loyalty.purchases;

import java.util.UUID;
import olp.loyalty.purchases.model.Purchase;

/**
 * A purchase as it was posted.
 *
 * @param partner the token's
 * @param hash of the content, by which a repeated request is known
 */
record Posted(Purchase purchase, UUID partner, byte[] hash) {}
