package olp.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Keys made for one run of the tests: the issuer's, and one for each service that signs proofs. */
public final class TestKeys {
    static final String ISSUER = "olp-local";
    static final KeyPair ISSUER_KEYS = rsa();
    private static final Map<String, EllipticCurveJsonWebKey> SERVICES = services();

    private TestKeys() {}

    /** The private key with which a service signs its proofs, so that a test can play that service. */
    public static EllipticCurveJsonWebKey of(String service) {
        return SERVICES.get(service);
    }

    static Map<String, String> config(String service) {
        try {
            var folder = Files.createTempDirectory("olp-keys");
            var trusted = new JsonWebKeySet(List.copyOf(SERVICES.values())).toJson(OutputControlLevel.PUBLIC_ONLY);
            Map<String, String> config = new HashMap<>();
            config.put(
                    "mp.jwt.verify.publickey.location",
                    issuerKey(folder).toUri().toString());
            config.put("mp.jwt.verify.issuer", ISSUER);
            config.put(
                    "olp.proofs.trusted", file(folder, "trusted.jwks", trusted).toString());
            if (of(service) != null) {
                var own = of(service).toJson(OutputControlLevel.INCLUDE_PRIVATE);
                config.put("olp.proofs.key", file(folder, "own.jwk", own).toString());
            }
            return config;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path issuerKey(Path folder) throws IOException {
        var body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(ISSUER_KEYS.getPublic().getEncoded());
        return file(folder, "issuer.pem", "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n");
    }

    private static Path file(Path folder, String name, String content) throws IOException {
        var file = Files.writeString(folder.resolve(name), content);
        file.toFile().deleteOnExit();
        return file;
    }

    private static KeyPair rsa() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, EllipticCurveJsonWebKey> services() {
        Map<String, EllipticCurveJsonWebKey> keys = new HashMap<>();
        for (var service : List.of("loyalty", "cashback", "coalition", "notification")) {
            try {
                var key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
                key.setKeyId(service + "-test");
                keys.put(service, key);
            } catch (JoseException e) {
                throw new IllegalStateException(e);
            }
        }
        return keys;
    }
}
