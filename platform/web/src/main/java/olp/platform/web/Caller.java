package olp.platform.web;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.UriInfo;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who is calling, from the token that was checked. */
@RequestScoped
public class Caller {
    private final SecurityIdentity identity;
    private final KnownTokens tokens;
    private final UriInfo uri;

    Caller(SecurityIdentity identity, KnownTokens tokens, UriInfo uri) {
        this.identity = identity;
        this.tokens = tokens;
        this.uri = uri;
    }

    /** True if the caller has the role. */
    public boolean is(Role role) {
        return identity.hasRole(role.group());
    }

    /** The partner a terminal or a partner acts for; 403 if the token names none. */
    public UUID partner() {
        return id("partner");
    }

    /** The member who calls; 403 if the token names none. */
    public UUID member() {
        return id("member");
    }

    /** Whose requests these are: a partner's id, a member's, or the operator's name. The scope of a request's id. */
    public String id() {
        if (is(Role.TERMINAL) || is(Role.PARTNER)) {
            return partner().toString();
        }
        return is(Role.MEMBER) ? member().toString() : identity.getPrincipal().getName();
    }

    /** What makes a request of this caller's the same request. An operator's goes into the audit trail. */
    public RequestKey key(String route, UUID id, Object content) {
        return new RequestKey(id(), route, id, content, is(Role.OPERATOR) ? subject(id) : null);
    }

    /** What the path names, or else what is new and has the request's id. */
    private String subject(UUID id) {
        var named = uri.getPathParameters().values().stream()
                .flatMap(Collection::stream)
                .collect(Collectors.joining("/"));
        return named.isEmpty() ? String.valueOf(id) : named;
    }

    private UUID id(String claim) {
        return tokens.id((JsonWebToken) identity.getPrincipal(), claim)
                .orElseThrow(() -> Problem.of(403, "forbidden", "The token has no claim '" + claim + "' with an id."));
    }
}
