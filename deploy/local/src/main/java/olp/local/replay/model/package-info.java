/** What a file of invoices says, and what its purchases and returns should come to: decided without looking at a service. */
package olp.local.replay.model;
