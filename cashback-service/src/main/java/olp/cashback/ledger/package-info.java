/** The ledger in money: amounts are minor units of the programme's currency. */
package olp.cashback.ledger;
