/** What a card's holder has in cashback. */
package olp.cashback.wallets;
