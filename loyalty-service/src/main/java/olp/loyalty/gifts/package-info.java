/**
 * What a purchase brings beside its points, for those who record purchases and returns in batches: stamps and the gifts
 * for full cards, a referral that has come about, the day of a first purchase. Read once, decided in memory, written with
 * one statement a table.
 */
package olp.loyalty.gifts;
