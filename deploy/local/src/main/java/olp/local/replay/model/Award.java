package olp.local.replay.model;

import java.util.List;

/**
 * What a rule gives for a purchase.
 *
 * @param rule its name
 * @param points 1 or more
 * @param lines for which it gives them, at least one
 */
public record Award(String rule, long points, List<Line> lines) {}
