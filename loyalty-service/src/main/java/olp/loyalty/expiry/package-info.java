/**
 * The end of points. A lot with a notice lapses only once the notification-service has said that its holder was warned;
 * whom no channel reaches is in a report. Points on a bearer card lapse without a notice, which its receipts say.
 */
package olp.loyalty.expiry;
