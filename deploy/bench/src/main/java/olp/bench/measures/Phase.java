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

    Duration estimate() {
        Duration round = measures.stream().map(Measure::estimate).reduce(Duration.ZERO, Duration::plus);
        return measures.isEmpty() ? Duration.ZERO : preparation.estimate().plus(round.multipliedBy(rounds));
    }

    void run(Screen screen) {
        if (measures.isEmpty()) {
            return;
        }
        preparation.make();
        for (int round = 1; round <= rounds; round++) {
            screen.say("-- round %d of %d".formatted(round, rounds));
            measures.forEach(Measure::round);
        }
    }
}
