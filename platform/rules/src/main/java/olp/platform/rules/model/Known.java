package olp.platform.rules.model;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * What a definition is checked against.
 *
 * @param kinds those that the service knows
 * @param values for facts with few values, such as {@code partner.id}, all that there are, by the fact's name
 * @param now when it is checked
 */
public record Known(Set<String> kinds, Map<String, Set<Object>> values, Instant now) {}
