/** How facts of other services are read. */
package olp.cashback.intake;
