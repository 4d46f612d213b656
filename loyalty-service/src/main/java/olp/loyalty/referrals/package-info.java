/** Members who bring members: the referrer gets a gift once the friend has bought something that counts. */
package olp.loyalty.referrals;
