/** Of the programme what matters here: its currency. */
package olp.cashback.program;
