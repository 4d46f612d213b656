package olp.loyalty.giving.model;

/**
 * Why something is given.
 *
 * @param rule such as {@code birthday}; the ledger and the voucher keep it
 * @param version of that rule
 * @param text for the member
 */
public record Occasion(String rule, int version, String text) {}
