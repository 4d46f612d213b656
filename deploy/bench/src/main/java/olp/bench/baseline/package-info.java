/** The smallest honest purchase as one transaction, in a database of its own: what everything is compared with. */
package olp.bench.baseline;
