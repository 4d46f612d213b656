package olp.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;

/** Checks what another service signed. Keys come from configuration only, never from the proof. */
@ApplicationScoped
public class ProofVerifier {
    private static final AlgorithmConstraints ES256 =
            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);

    private final ProofKeys keys;
    private volatile List<JsonWebKey> trusted;

    ProofVerifier(ProofKeys keys) {
        this.keys = keys;
    }

    /**
     * The claims of a proof that is still good.
     *
     * @param now it must end after this
     * @throws Problem 400 {@code invalid-proof} if it is forged, altered or not for us; 409 {@code proof-expired} if late
     */
    public Map<String, Object> verify(String proof, String issuer, String audience, Instant now) {
        var claims = read(proof, issuer, audience);
        if (((Number) claims.get("exp")).longValue() <= now.getEpochSecond()) {
            throw Problem.conflict("proof-expired", "The proof has expired; ask for a new one.");
        }
        return claims;
    }

    /**
     * The claims of a proof, whether or not it has expired; {@code jti} and {@code exp} are among them.
     *
     * @param issuer the service that must have signed it
     * @param audience the service it must be for
     * @throws Problem 400 {@code invalid-proof} if it is forged, altered or not for us
     */
    public Map<String, Object> read(String proof, String issuer, String audience) {
        try {
            var signature = new JsonWebSignature();
            signature.setAlgorithmConstraints(ES256);
            signature.setCompactSerialization(proof);
            signature.setKey(key(issuer, signature.getKeyIdHeaderValue()).getKey());
            if (!signature.verifySignature()) {
                throw invalid("its signature does not fit");
            }
            var claims = JwtClaims.parse(signature.getPayload());
            if (!issuer.equals(claims.getIssuer()) || !claims.getAudience().contains(audience)) {
                throw invalid("it is from or for somebody else");
            }
            if (claims.getJwtId() == null || claims.getExpirationTime() == null) {
                throw invalid("it names no id or no end");
            }
            return claims.getClaimsMap();
        } catch (JoseException | InvalidJwtException | MalformedClaimException e) {
            throw invalid("it is not a signed proof");
        }
    }

    private static Problem invalid(String why) {
        return Problem.of(400, "invalid-proof", "The proof is refused: " + why + ".");
    }

    private JsonWebKey key(String issuer, String id) {
        return trusted().stream()
                .filter(key -> id != null && id.equals(key.getKeyId()) && id.startsWith(issuer + "-"))
                .findFirst()
                .orElseThrow(() -> invalid("its key is not known"));
    }

    private List<JsonWebKey> trusted() {
        if (trusted == null) {
            var file = keys.trusted().orElseThrow(() -> new IllegalStateException("olp.proofs.trusted is not set"));
            try {
                trusted = new JsonWebKeySet(Files.readString(file)).getJsonWebKeys();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (JoseException e) {
                throw new IllegalStateException("no keys in " + file, e);
            }
        }
        return trusted;
    }
}
