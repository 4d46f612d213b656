/** The programme's rules: what they can ask about a purchase, what they are worth in points, and who changes them. */
package olp.loyalty.rules;
