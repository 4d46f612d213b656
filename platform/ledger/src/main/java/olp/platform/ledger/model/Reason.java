package olp.platform.ledger.model;

/**
 * Why value moved, in a machine's words and in a person's.
 *
 * @param rule code of the rule
 * @param version of the rule, from 1
 * @param text for the holder
 */
public record Reason(String rule, int version, String text) {}
