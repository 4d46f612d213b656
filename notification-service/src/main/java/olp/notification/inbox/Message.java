package olp.notification.inbox;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import olp.notification.inbox.model.Kind;

/**
 * A message in a member's inbox.
 *
 * @param number the member's first message is 1, the next 2; erasures and rollbacks may leave gaps
 * @param at when it was put there
 * @param about ids, amounts and times, by kind
 */
public record Message(
        @JsonIgnore long number,
        UUID id,
        Instant at,
        Kind kind,
        String title,
        String text,
        boolean read,
        Map<String, Object> about) {}
