/** When an account is told that an offer opened to it. */
package olp.coalition.entitlements.model;
