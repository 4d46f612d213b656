package olp.notification.inbox;

import java.util.Map;
import java.util.UUID;
import olp.notification.inbox.model.Kind;

/** A message that is about to be put into a member's inbox. */
public record NewMessage(UUID member, Kind kind, String title, String text, Map<String, Object> about) {}
