/** What earns cashback, and how much. */
package olp.cashback.rules.model;
