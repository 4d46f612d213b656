/** The wordings that messages are written in. */
package olp.notification.templates;
