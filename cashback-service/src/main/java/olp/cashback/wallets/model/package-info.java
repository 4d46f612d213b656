/** What belongs to whom when cards are claimed and members merged. */
package olp.cashback.wallets.model;
