/**
 * The double-entry ledger that services run in their own databases, each in its own unit: a pure model that makes the
 * movements, and a store that writes a batch of them with one statement a table.
 */
package olp.platform.ledger;
