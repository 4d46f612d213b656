/**
 * The end of money in wallets. A member's lapses only once the notification-service has said that the member was warned;
 * whom no channel reaches is in a report. Money on a bearer card lapses without a notice, which its balance says.
 */
package olp.cashback.expiry;
