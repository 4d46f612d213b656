/** What a purchase earns in cashback. */
package olp.cashback.accruals.model;
