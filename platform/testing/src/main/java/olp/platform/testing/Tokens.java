package olp.platform.testing;

import io.smallrye.jwt.build.Jwt;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/** Tokens as the local issuer makes them, one for each role. */
public final class Tokens {
    private Tokens() {}

    /** The programme's operator. */
    public static String operator() {
        return token("operator", "operator", null, null);
    }

    /** A till of a partner. */
    public static String terminal(UUID partner) {
        return token("terminal", "till-of-" + partner, "partner", partner);
    }

    /** A partner's own system or staff. */
    public static String partner(UUID partner) {
        return token("partner", "partner-" + partner, "partner", partner);
    }

    /** A member's app. */
    public static String member(UUID member) {
        return token("member", "member-" + member, "member", member);
    }

    private static String token(String role, String subject, String claim, UUID value) {
        var claims = Jwt.issuer(TestKeys.ISSUER)
                .subject(subject)
                .groups(Set.of(role))
                .expiresIn(Duration.ofHours(1));
        if (claim != null) {
            claims.claim(claim, value.toString());
        }
        return claims.sign(TestKeys.ISSUER_KEYS.getPrivate());
    }
}
