/** The life of a redemption. */
package olp.coalition.redemptions.model;
