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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.jwt.JsonWebToken;

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
    private final Cache<JsonWebToken, Map<String, Optional<UUID>>> ids =
            Caffeine.newBuilder().weakKeys().build();

    /** The id that a claim of a checked token holds; read once a token, because asking for a claim of ours is slow. */
    Optional<UUID> id(JsonWebToken token, String claim) {
        return ids.get(token, read -> new ConcurrentHashMap<>()).computeIfAbsent(claim, name -> {
            try {
                return Optional.of(UUID.fromString(String.valueOf(token.<Object>getClaim(name))));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }

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
