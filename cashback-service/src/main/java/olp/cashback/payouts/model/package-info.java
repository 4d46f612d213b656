/** A payout, where it goes, and what a bank may be told of that. */
package olp.cashback.payouts.model;
