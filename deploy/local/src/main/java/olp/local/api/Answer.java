package olp.local.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import olp.local.PlatformException;

/**
 * What a service answered.
 *
 * @param status HTTP status
 * @param text the body, JSON as a rule; empty when there is none
 */
public record Answer(int status, String text) {

    /** Whether it was done: now, or before under the same id. */
    public boolean ok() {
        return status / 100 == 2;
    }

    /** The body; an empty object when it is no JSON. */
    public JsonNode json() {
        try {
            JsonNode read = Json.MAPPER.readTree(text);
            return read == null ? Json.MAPPER.createObjectNode() : read;
        } catch (JsonProcessingException e) {
            return Json.MAPPER.createObjectNode();
        }
    }

    /** The last part of the problem's type, or the status when the body names none. */
    public String problem() {
        return problem(json(), status);
    }

    /** The last part of the type of a problem that stands in {@code body}. */
    public static String problem(JsonNode body, int status) {
        String type = body.path("type").asText();
        return type.startsWith("urn:problem:") ? type.substring("urn:problem:".length()) : "status " + status;
    }

    /**
     * The body, if it was done.
     *
     * @param what was asked for, in words for the terminal
     * @throws PlatformException otherwise, with the service's reason
     */
    public JsonNode orRefuse(String what) {
        if (ok()) {
            return json();
        }
        JsonNode body = json();
        String reason = body.path("detail").asText(text);
        JsonNode violations = body.path("violations");
        throw new PlatformException("%s was refused with status %d: %s%s"
                .formatted(what, status, reason, violations.isMissingNode() ? "" : " " + violations));
    }
}
