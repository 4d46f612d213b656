/**
 * Partners' discounts for each other's customers: offers, whom a purchase entitled to them, and their redemption at a
 * till. What loyalty-service knows is learned from its events.
 */
package olp.coalition;
