/** Which of an account's purchases an offer may ask about. */
package olp.coalition.purchases.model;
