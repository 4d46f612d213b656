package olp.platform.web;

import java.util.UUID;

/**
 * What makes a request the same request.
 *
 * @param caller whose it is ({@link Caller#id()})
 * @param route method and path template
 * @param id made by the client
 * @param content the parsed body, with what the path says
 * @param audited what it changes, if that is to be found in the audit trail; null if not
 */
public record RequestKey(String caller, String route, UUID id, Object content, String audited) {
    /** A request that leaves no audit trail. */
    public RequestKey(String caller, String route, UUID id, Object content) {
        this(caller, route, id, content, null);
    }
}
