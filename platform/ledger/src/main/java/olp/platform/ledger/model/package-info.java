/** What a ledger is made of. It knows no unit: an amount is points to one service and minor units of money to another. */
package olp.platform.ledger.model;
