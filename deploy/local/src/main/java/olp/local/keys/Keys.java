package olp.local.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * The keys of one local platform, made when first asked for and kept in a folder that only its owner can read: the token
 * issuer's RSA pair, each service's P-256 key for the proofs that it signs, and the passwords of the databases' roles.
 */
public final class Keys {

    private final Path folder;

    /** @param folder made if need be; outside the source tree */
    public Keys(Path folder) {
        this.folder = folder;
    }

    /** Makes what is not there yet; what is there stays as it is. */
    public void ensure(List<String> services) {
        try {
            Secret.folder(folder);
            if (!Files.exists(issuerKey())) {
                makeIssuer();
            }
            Secret.write(issuerPublicKey(), pem("PUBLIC KEY", publicPart().getEncoded()));
            for (String service : services) {
                if (!Files.exists(proofKey(service))) {
                    Secret.write(proofKey(service), newProofKey(service));
                }
            }
            Secret.write(trusted(), publicKeys(services));
            passwords().ensure(services);
        } catch (IOException e) {
            throw new UncheckedIOException("no keys in " + folder, e);
        } catch (GeneralSecurityException | JoseException e) {
            throw new IllegalStateException("could not make the keys in " + folder, e);
        }
    }

    /** Whether the issuer's key is there, so that tokens can be made. */
    public boolean present() {
        return Files.exists(issuerKey());
    }

    /** The PEM file by which services verify tokens. */
    public Path issuerPublicKey() {
        return folder.resolve("issuer.pub.pem");
    }

    /** The JWK file of a service's own private key. */
    public Path proofKey(String service) {
        return folder.resolve(service + ".jwk");
    }

    /** The JWKS file of all services' public keys. */
    public Path trusted() {
        return folder.resolve("trusted.jwks");
    }

    /** The passwords of the databases' roles. */
    public Passwords passwords() {
        return new Passwords(folder.resolve("passwords"));
    }

    PrivateKey issuerPrivateKey() {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der(issuerKey())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(issuerKey() + " is not an RSA key", e);
        }
    }

    private Path issuerKey() {
        return folder.resolve("issuer.key.pem");
    }

    private void makeIssuer() throws GeneralSecurityException, IOException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        Secret.write(issuerKey(), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    }

    private PublicKey publicPart() throws GeneralSecurityException {
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) issuerPrivateKey();
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
    }

    private static String newProofKey(String service) throws JoseException {
        EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setUse("sig");
        key.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        key.setKeyId(service + "-" + key.calculateBase64urlEncodedThumbprint("SHA-256"));
        return key.toJson(OutputControlLevel.INCLUDE_PRIVATE);
    }

    private String publicKeys(List<String> services) throws IOException, JoseException {
        JsonWebKeySet keys = new JsonWebKeySet();
        for (String service : services) {
            keys.addJsonWebKey(JsonWebKey.Factory.newJwk(Files.readString(proofKey(service))));
        }
        return keys.toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    private static String pem(String what, byte[] der) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
    }

    private static byte[] der(Path pem) {
        try {
            return Base64.getMimeDecoder().decode(Files.readString(pem).replaceAll("-----[A-Z ]+-----", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
