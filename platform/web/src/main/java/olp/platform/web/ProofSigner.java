package olp.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Signs what another service shall believe without asking: compact JWS, ES256. */
@ApplicationScoped
public class ProofSigner {
    private final String service;
    private final ProofKeys keys;
    private volatile EllipticCurveJsonWebKey own;

    ProofSigner(@ConfigProperty(name = "olp.service") String service, ProofKeys keys) {
        this.service = service;
        this.keys = keys;
    }

    /**
     * Signs claims in this service's name.
     *
     * @param claims at least {@code aud}, {@code jti} and {@code exp} (seconds since 1970); {@code iss} is added
     */
    public String sign(Map<String, Object> claims) {
        var document = new JwtClaims();
        claims.forEach(document::setClaim);
        document.setIssuer(service);
        var signature = new JsonWebSignature();
        signature.setPayload(document.toJson());
        signature.setKey(key().getPrivateKey());
        signature.setKeyIdHeaderValue(key().getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private EllipticCurveJsonWebKey key() {
        if (own == null) {
            var file = keys.key().orElseThrow(() -> new IllegalStateException("olp.proofs.key is not set"));
            try {
                own = (EllipticCurveJsonWebKey) JsonWebKey.Factory.newJwk(Files.readString(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (JoseException e) {
                throw new IllegalStateException("no key in " + file, e);
            }
        }
        return own;
    }
}
