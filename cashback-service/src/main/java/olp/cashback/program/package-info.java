/** The programme as loyalty-service tells of it: currency, time zone, and what holds for money. */
package olp.cashback.program;
