/** What this service knows of members and their cards, from loyalty's events. */
package olp.notification.members;
