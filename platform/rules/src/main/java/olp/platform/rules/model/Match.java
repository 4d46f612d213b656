package olp.platform.rules.model;

/**
 * What of a purchase a rule concerns.
 *
 * @param whole whether it is the purchase as a whole, which may have no lines at all
 * @param lines which lines, from 0, in their order; all if it is the whole
 */
public record Match(boolean whole, int[] lines) {}
