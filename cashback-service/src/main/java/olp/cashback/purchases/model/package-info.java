/** A purchase and its lines. */
package olp.cashback.purchases.model;
