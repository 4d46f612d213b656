/** The catalogue of what points can be exchanged for: prices, stock, and orders that take one and issue a voucher. */
package olp.loyalty.rewards;
