/** Stamp cards: every Nth purchase, or item, earns a gift. */
package olp.loyalty.stamps;
