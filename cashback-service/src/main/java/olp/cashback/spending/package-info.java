/** Purchases spend what was promised to them, and returns give it back. */
package olp.cashback.spending;
