/** Where the facts of all other services come in. */
package olp.notification.feed;
