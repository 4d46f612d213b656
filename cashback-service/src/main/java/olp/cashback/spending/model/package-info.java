/** What a purchase takes out of a wallet, and what of it a return brings back. */
package olp.cashback.spending.model;
