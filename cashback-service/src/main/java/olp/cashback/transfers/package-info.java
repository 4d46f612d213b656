/** Money that members pass on, and money that operators put right. */
package olp.cashback.transfers;
