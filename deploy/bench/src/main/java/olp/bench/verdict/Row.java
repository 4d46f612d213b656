package olp.bench.verdict;

/**
 * A promise and how it went.
 *
 * @param measure what was measured
 * @param threshold what was promised
 * @param aim what is wanted beyond
 * @param result what came of it
 * @param passed whether the promise was kept
 */
public record Row(String measure, String threshold, String aim, String result, boolean passed) {

    String verdict() {
        return passed ? "PASS" : "MISSED";
    }
}
