/** A member's messages: written from news, listed, marked as read, and streamed as they come. */
package olp.notification.inbox;
