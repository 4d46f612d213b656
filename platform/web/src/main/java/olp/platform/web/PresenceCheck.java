package olp.platform.web;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import olp.platform.events.Tx;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes codes which show that a customer is there: signed by loyalty-service for this service, each once. */
@ApplicationScoped
public class PresenceCheck {
    private static final String SIGNER = "loyalty";
    private static final String USE = "insert into code_used (jti) values ($1) on conflict do nothing";

    private final String service;
    private final ProofVerifier verifier;

    PresenceCheck(@ConfigProperty(name = "olp.service") String service, ProofVerifier verifier) {
        this.service = service;
        this.verifier = verifier;
    }

    /**
     * Takes a code for a card, in the transaction that it is for.
     *
     * @param member whose card it is now; null: nobody's, and then anybody's code for it will do
     * @param at the database's clock
     * @throws Problem 400 {@code invalid-proof} if it is forged or not for this service; 409 if it is late, was used before,
     *     is for another card or was not made by the member whose card it is
     */
    public Uni<Void> use(Tx tx, String code, String card, UUID member, Instant at) {
        var claims = verifier.verify(code, SIGNER, service, at);
        if (!card.equals(claims.get("card"))) {
            throw Problem.conflict("proof-mismatch", "The code is for another card.");
        }
        if (member != null && !member.toString().equals(claims.get("member"))) {
            throw Problem.conflict("proof-mismatch", "The code was not made by the member whose card it is.");
        }
        return tx.update(USE, UUID.fromString(claims.get("jti").toString()))
                .invoke(noted -> {
                    if (noted == 0) {
                        throw Problem.conflict("proof-used", "The code was used already; show a new one.");
                    }
                })
                .replaceWithVoid();
    }
}
