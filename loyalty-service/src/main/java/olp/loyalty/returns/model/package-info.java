/** How a return is split over what a purchase was paid with, and what it takes back. */
package olp.loyalty.returns.model;
