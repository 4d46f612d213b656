/** Journals over plain sockets, answers read while lines are sent. */
package olp.bench.journal;
