/** Money set aside at a till while a purchase is under way: promised by a signed proof, or captured here by the partner. */
package olp.cashback.holds;
