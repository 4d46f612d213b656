package olp.platform.ledger.model;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import olp.platform.ledger.model.History.Step;
import olp.platform.ledger.model.History.Verb;

/** Random histories: whatever happens, in whatever order, the model says what a naive recomputation says. */
class HistoriesTest {
    private static long steps;

    @Property(tries = 1_800)
    void every_step_comes_to_what_counting_unit_by_unit_comes_to(@ForAll("histories") List<Step> history) {
        var lived = new History();
        history.forEach(lived::live);
        steps += lived.done();
    }

    @AfterContainer
    static void tens_of_thousands_of_steps_were_taken() {
        assertTrue(steps >= 50_000, steps + " steps");
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return Combinators.combine(
                        verbs(),
                        Arbitraries.integers().between(0, Twins.CARDS - 1),
                        Arbitraries.integers().between(0, Twins.CARDS - 1),
                        Arbitraries.integers().between(1, 15),
                        Arbitraries.integers().between(0, 240),
                        Arbitraries.integers().between(0, 150))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(120)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    private static Arbitrary<Verb> verbs() {
        return Arbitraries.frequency(
                Tuple.of(6, Verb.EARN),
                Tuple.of(6, Verb.EARN_LATER),
                Tuple.of(6, Verb.CLOCK),
                Tuple.of(2, Verb.SETTLE),
                Tuple.of(5, Verb.HOLD),
                Tuple.of(3, Verb.CAPTURE),
                Tuple.of(2, Verb.VOID),
                Tuple.of(3, Verb.SPEND),
                Tuple.of(4, Verb.REVERSE),
                Tuple.of(4, Verb.RESTORE),
                Tuple.of(3, Verb.TRANSFER),
                Tuple.of(1, Verb.ADJUST_UP),
                Tuple.of(1, Verb.ADJUST_DOWN),
                Tuple.of(2, Verb.WARN),
                Tuple.of(2, Verb.MERGE),
                Tuple.of(1, Verb.SPLIT),
                Tuple.of(1, Verb.PART));
    }
}
