/** What a file of invoices says, and what the purchases in it should earn: decided without looking at a service. */
package olp.local.replay.model;
