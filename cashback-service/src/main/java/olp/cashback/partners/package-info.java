/** Partners as loyalty-service tells of them. */
package olp.cashback.partners;
