package olp.platform.web;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * What a request was answered.
 *
 * @param status of the first answer; a repeated request gets 200
 * @param body written as JSON; text is taken as JSON already written
 * @param replayed true if this is the first answer, given again
 */
public record Answer(int status, Object body, boolean replayed) {
    /** A first answer. */
    public static Answer of(int status, Object body) {
        return new Answer(status, body, false);
    }

    /** The answer to send. */
    public Response response() {
        var response = Response.status(replayed ? 200 : status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body);
        if (replayed) {
            response.header("Idempotent-Replayed", "true");
        }
        return response.build();
    }
}
