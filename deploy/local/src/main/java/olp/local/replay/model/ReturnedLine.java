package olp.local.replay.model;

/**
 * Pieces of a purchase's line that came back.
 *
 * @param line the line's place in the purchase
 * @param quantity 1 or more
 */
public record ReturnedLine(int line, int quantity) {}
