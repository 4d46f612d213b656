/** cashback-service: purchases earn money, which members keep in wallets. */
package olp.cashback;
