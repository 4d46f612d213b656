package olp.bench.measures;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BudgetTest {

    private long now;
    private final Budget budget = new Budget(() -> now, Duration.ofSeconds(100));

    @Test
    void there_is_time_for_what_fits() {
        assertTrue(budget.has(Duration.ofSeconds(100)));
        assertFalse(budget.has(Duration.ofSeconds(101)));
        pass(60, 60);
        assertTrue(budget.has(Duration.ofSeconds(40)));
    }

    @Test
    void what_took_twice_as_long_as_estimated_will_go_on_doing_so() {
        pass(40, 20);
        assertTrue(budget.has(Duration.ofSeconds(30)));
        assertFalse(budget.has(Duration.ofSeconds(31)));
    }

    @Test
    void a_machine_that_was_quicker_is_not_trusted_to_stay_so() {
        pass(10, 20);
        assertFalse(budget.has(Duration.ofSeconds(91)));
    }

    private void pass(int seconds, int estimated) {
        now += Duration.ofSeconds(seconds).toNanos();
        budget.done(Duration.ofSeconds(estimated));
    }
}
