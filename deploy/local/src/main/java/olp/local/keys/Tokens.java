package olp.local.keys;

import java.util.List;
import java.util.UUID;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Tokens of the local issuer: compact JWTs, RS256, valid for 24 hours from when they are made. */
public final class Tokens {

    /** The issuer that the services are told to trust. */
    public static final String ISSUER = "olp-local";

    private static final int MINUTES_VALID = 24 * 60;

    private final Keys keys;

    /** @param keys where the issuer's key is; it must be {@linkplain Keys#present() present} when a token is made */
    public Tokens(Keys keys) {
        this.keys = keys;
    }

    /** A token of the programme's operator. */
    public String operator() {
        return sign(claims("operator", "operator"));
    }

    /** A token of a till of {@code partner}. */
    public String terminal(UUID partner) {
        JwtClaims claims = claims("terminal", partner.toString());
        claims.setStringClaim("partner", partner.toString());
        return sign(claims);
    }

    /** A token of somebody who acts for {@code partner} outside a till. */
    public String partner(UUID partner) {
        JwtClaims claims = claims("partner", partner.toString());
        claims.setStringClaim("partner", partner.toString());
        return sign(claims);
    }

    /** A token of a member. */
    public String member(UUID member) {
        JwtClaims claims = claims("member", member.toString());
        claims.setStringClaim("member", member.toString());
        return sign(claims);
    }

    private static JwtClaims claims(String role, String subject) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setSubject(subject);
        claims.setStringListClaim("groups", List.of(role));
        claims.setGeneratedJwtId();
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(MINUTES_VALID);
        return claims;
    }

    private String sign(JwtClaims claims) {
        try {
            JsonWebSignature jws = new JsonWebSignature();
            jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
            jws.setHeader("typ", "JWT");
            jws.setKey(keys.issuerPrivateKey());
            jws.setPayload(claims.toJson());
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("could not sign a token", e);
        }
    }
}
