/**
 * Which level an account holds at an instant: what it paid within the rolling period against the tier table in force, with
 * days of grace before a level is lost.
 */
package olp.loyalty.tiers.model;
