package olp.platform.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/**
 * Checks a token's signature once, not at every request that brings it: a till sends the same one all day. The whole token
 * is the key, so an altered one is another one, and what was checked is good until the token's own end.
 */
@ApplicationScoped
@Alternative
@Priority(1)
public class KnownTokens extends JWTCallerPrincipalFactory {
    private static final int MOST = 10_000;

    private final JWTCallerPrincipalFactory checking = new DefaultJWTCallerPrincipalFactory();
    private final Cache<String, JWTCallerPrincipal> known =
            Caffeine.newBuilder().maximumSize(MOST).build();

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context) throws ParseException {
        var caller = known.getIfPresent(token);
        if (caller != null && caller.getExpirationTime() > System.currentTimeMillis() / 1000) {
            return caller;
        }
        var checked = checking.parse(token, context);
        known.put(token, checked);
        return checked;
    }
}
