package olp.bench.measures;

import java.time.Duration;
import java.util.List;

/**
 * Measures that are compared with each other, and therefore take turns.
 *
 * @param rounds how often
 * @param preparation done before the first round
 * @param measures in their order
 */
record Phase(int rounds, Preparation preparation, List<Measure> measures) {

    /** The same without what is about other topics; empty when nothing is left. */
    Phase only(List<Topic> topics) {
        return new Phase(
                rounds,
                preparation,
                measures.stream()
                        .filter(measure -> topics.contains(measure.topic()))
                        .toList());
    }

    /** How long all rounds take, roughly, with what has to be prepared. */
    Duration estimate() {
        return atLeast().plus(measures.isEmpty() ? Duration.ZERO : round().multipliedBy(rounds - 1));
    }

    /** How long it takes with one round only. */
    Duration atLeast() {
        return measures.isEmpty() ? Duration.ZERO : preparation.estimate().plus(round());
    }

    private Duration round() {
        return measures.stream().map(Measure::estimate).reduce(Duration.ZERO, Duration::plus);
    }

    /** @param later what must be left of the budget at the end */
    void run(Screen screen, Budget budget, Duration later) {
        if (measures.isEmpty()) {
            return;
        }
        preparation.make();
        budget.done(preparation.estimate());
        for (int round = 1; round <= rounds; round++) {
            if (round > 1 && !budget.has(round().plus(later))) {
                screen.say("-- no time for more than %d of %d rounds on this machine".formatted(round - 1, rounds));
                return;
            }
            screen.say("-- round %d of %d".formatted(round, rounds));
            measures.forEach(Measure::round);
            budget.done(round());
        }
    }
}
