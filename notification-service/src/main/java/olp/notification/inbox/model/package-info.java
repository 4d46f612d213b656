/** What members are told: pure. */
package olp.notification.inbox.model;
