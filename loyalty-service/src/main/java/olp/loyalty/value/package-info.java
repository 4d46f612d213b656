/** What membership brought its members, year by year. */
package olp.loyalty.value;
