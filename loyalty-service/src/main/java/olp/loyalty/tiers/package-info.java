/**
 * The levels of accounts: what counts for them is kept purchase by purchase and return by return; where an account stands
 * is kept beside it, so that a purchase in order need not read its history.
 */
package olp.loyalty.tiers;
