/** What rules know of a purchase, and what they give for it. */
package olp.loyalty.rules.model;
