package olp.loyalty.purchases;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import olp.loyalty.purchases.model.Proof;
import olp.loyalty.purchases.model.Purchase;
import olp.platform.web.Problem;
import olp.platform.web.ProofVerifier;

/** Reads what other services have signed for a purchase: cashback that pays for it, coalition discounts in it. */
@ApplicationScoped
class PurchaseProofs {
    private static final String US = "loyalty";

    private final ProofVerifier verifier;

    PurchaseProofs(ProofVerifier verifier) {
        this.verifier = verifier;
    }

    /**
     * The proofs in a purchase, signatures checked; whether they are late is decided by the database's clock.
     *
     * @throws Problem 400 if one is forged, altered, or not for us
     */
    Map<String, Proof> of(Purchase purchase) {
        if (purchase.redemptions() == null && purchase.tender() == null) {
            return Map.of();
        }
        Map<String, Proof> proofs = new HashMap<>();
        for (var part : purchase.allTender()) {
            if (part.proof() != null) {
                proofs.put(part.proof(), read(part.proof(), "cashback"));
            }
        }
        purchase.allRedemptions().forEach(proof -> proofs.put(proof, read(proof, "coalition")));
        return proofs;
    }

    private Proof read(String text, String issuer) {
        var claims = verifier.read(text, issuer, US);
        try {
            return new Proof(
                    issuer,
                    claims.get("jti").toString(),
                    UUID.fromString(claims.get("account").toString()),
                    UUID.fromString(claims.get("partner").toString()),
                    ((Number) claims.get("amount")).longValue(),
                    claims.get("currency").toString(),
                    Instant.ofEpochSecond(((Number) claims.get("exp")).longValue()));
        } catch (NullPointerException | ClassCastException | IllegalArgumentException e) {
            throw Problem.of(
                    400, "invalid-proof", "The proof does not say for which account, partner and amount it is.");
        }
    }
}
