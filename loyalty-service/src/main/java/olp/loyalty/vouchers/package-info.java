/** What a customer shows to get a reward: a code that cannot be guessed, used once. */
package olp.loyalty.vouchers;
