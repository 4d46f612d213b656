/** Cashback that goes to a bank account: asked for, exported as a file for the bank, settled or come back. */
package olp.cashback.payouts;
