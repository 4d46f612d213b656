package olp.cashback.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;

/**
 * The body that makes a rule: its fields are those of {@link Rule}. The code is key enough; an {@code id} may be sent as
 * with every other request.
 *
 * @param id of the request, made by the client; may be left out
 */
record NewRule(UUID id, String code, String percent, String when, Instant from, Instant until, UUID fundedBy) {
    Rule rule() {
        return new Rule(code, percent, when, from, until, fundedBy, null).checked();
    }

    /** What makes a second request the same: its id, or else the rule's code. */
    UUID request() {
        return id == null ? UUID.nameUUIDFromBytes(("rule " + code).getBytes(UTF_8)) : id;
    }
}
