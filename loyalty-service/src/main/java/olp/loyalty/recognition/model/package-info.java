/** What a till may know of who stands there. */
package olp.loyalty.recognition.model;
