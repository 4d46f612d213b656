/** What an offer says, what is wrong with it, and to whom it is open. */
package olp.coalition.offers.model;
