package olp.bench.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final Goal FASTER = new Goal(Figure.SINGLE, Figure.A, true, 1.1, "1.5");
    private static final Goal QUICKER = new Goal(Figure.P99, Figure.A_P99, false, 3, "");

    private final Results results = new Results();

    @Test
    void a_promise_that_was_kept_passes() {
        round(Figure.A, 1_000, 2_000);
        round(Figure.SINGLE, 1_200, 2_400);
        Verdict verdict = Verdict.of(List.of(FASTER), results);
        assertEquals(0, verdict.exitCode());
        assertTrue(verdict.promises().contains("PASS"), verdict.promises());
        assertTrue(verdict.promises().contains("1.2 × (1.2 to 1.2)"), verdict.promises());
    }

    @Test
    void a_missed_threshold_ends_the_process_with_1() {
        round(Figure.A, 1_000);
        round(Figure.SINGLE, 1_099);
        Verdict verdict = Verdict.of(List.of(FASTER), results);
        assertEquals(1, verdict.exitCode());
        assertTrue(verdict.promises().contains("MISSED"), verdict.promises());
    }

    @Test
    void a_latency_passes_below_its_threshold() {
        round(Figure.A_P99, 2);
        round(Figure.P99, 6);
        assertTrue(Verdict.of(List.of(QUICKER), results).passed());
        round(Figure.P99, 100);
        round(Figure.A_P99, 2);
        assertFalse(Verdict.of(List.of(QUICKER), results).passed());
    }

    @Test
    void rounds_are_compared_one_by_one_so_a_slow_machine_is_slow_for_both() {
        round(Figure.A, 1_000, 500, 100);
        round(Figure.SINGLE, 1_200, 600, 120);
        assertEquals(1.2, seriesOf(Figure.SINGLE).over(seriesOf(Figure.A)).median(), 1e-9);
        assertTrue(Verdict.of(List.of(FASTER), results).passed());
    }

    @Test
    void what_was_not_measured_is_not_judged() {
        round(Figure.A, 1_000);
        Verdict verdict = Verdict.of(Goal.ALL, results);
        assertTrue(verdict.passed());
        assertFalse(verdict.promises().contains("PASS"));
        assertTrue(verdict.figures().contains("| baseline A | transactions/s | 1,000  | 1,000 | 1,000 |"));
    }

    @Test
    void the_median_of_an_even_number_lies_between_the_two_in_the_middle() {
        assertEquals(2.5, new Series(List.of(4.0, 1.0, 2.0, 3.0)).median());
    }

    private Series seriesOf(Figure figure) {
        return results.of(figure).orElseThrow();
    }

    private void round(Figure figure, double... values) {
        for (double value : values) {
            results.add(figure, value);
        }
    }
}
