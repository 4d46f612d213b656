/** What is measured, set up: PostgreSQL, Kafka, loyalty-service, cards in it, and who may ask. */
package olp.bench.stage;
