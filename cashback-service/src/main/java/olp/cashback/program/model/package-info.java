/** What of the programme matters to money, and when it held. */
package olp.cashback.program.model;
