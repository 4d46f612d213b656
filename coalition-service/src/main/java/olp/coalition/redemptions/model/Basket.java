package olp.coalition.redemptions.model;

/**
 * What a customer is about to pay.
 *
 * @param total before the discount, in minor units of the currency
 */
public record Basket(Long total, String currency) {}
