/** Gifts: points, or a voucher for a reward, given for something else than what a purchase is worth. */
package olp.loyalty.giving;
