/**
 * How services tell each other what happened. A fact is appended to the {@link olp.platform.events.Outbox} in the
 * transaction that made it true; the {@link olp.platform.events.OutboxRelay} moves it to Kafka; the
 * {@link olp.platform.events.Inbox} of each consumer applies it once.
 */
package olp.platform.events;
