/** What a hold of money is, and when what it set aside is free again. */
package olp.cashback.holds.model;
