/** Purchases earn cashback: from the event that tells of a purchase to money in the ledger and the event that tells of that. */
package olp.cashback.accruals;
