package olp.loyalty.purchases.model;

import java.time.Instant;
import java.util.UUID;

/**
 * What another service has signed for a purchase; the signature was checked.
 *
 * @param issuer the service
 * @param id the hold's or the redemption's
 * @param account our key of the account
 * @param partner whose till may use it
 * @param amount minor units
 * @param currency ISO 4217
 * @param expiresAt the first instant at which it is late
 */
public record Proof(
        String issuer, String id, UUID account, UUID partner, long amount, String currency, Instant expiresAt) {
    /** What no two purchases may use. */
    public Key key() {
        return new Key(issuer, id);
    }

    /** Who signed it, and for what. */
    public record Key(String issuer, String id) {}
}
