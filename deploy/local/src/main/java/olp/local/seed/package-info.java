/** The demo coalition of a platform's first start: four businesses, their offers, members and a year of purchases. */
package olp.local.seed;
