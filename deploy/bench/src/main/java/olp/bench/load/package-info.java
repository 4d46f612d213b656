/** Load over HTTP: many calls at once, or calls at a given rate, and what came of them. */
package olp.bench.load;
