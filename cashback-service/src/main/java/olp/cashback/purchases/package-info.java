/** What was bought, as loyalty-service told it, and what of it is kept for returns. */
package olp.cashback.purchases;
