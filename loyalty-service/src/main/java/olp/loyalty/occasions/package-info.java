/** Birthdays and anniversaries of first purchases: a gift on the day, once a year. */
package olp.loyalty.occasions;
