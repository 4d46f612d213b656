/** Texts with places for values, and how values are written for a reader: pure. */
package olp.notification.templates.model;
