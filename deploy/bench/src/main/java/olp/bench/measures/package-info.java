/** The measures, each one round at a time, so that what is compared takes turns. */
package olp.bench.measures;
