/** What was measured against what was promised. */
package olp.bench.verdict;
