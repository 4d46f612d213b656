package olp.bench.measures;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import olp.bench.load.Load;
import olp.bench.stage.Stage;
import olp.bench.verdict.Figure;

/** The measures in their order, those that are compared in turns. */
public final class Plan {

    private final Rig rig;
    private final Predicate<String> wanted;

    /** @param wanted names of measures */
    public Plan(Rig rig, Predicate<String> wanted) {
        this.rig = rig;
        this.wanted = wanted;
    }

    /** Lets the service's compiler finish its work before anything counts. */
    public void warmUp(Duration time) {
        rig.screen().doing("warming up");
        Duration half = time.dividedBy(2);
        for (int connections : List.of(64, 256)) {
            rig.generator()
                    .run(Load.closed(
                            SingleRounds.calls(rig, Stage.CARDS), connections, half.dividedBy(2), half.dividedBy(2)))
                    .orRefuse("warming up");
        }
        if (wanted.test("journal")) {
            new JournalRounds(rig).measure(2);
        }
        rig.stage().rest();
    }

    /** All of it. */
    public void run() {
        takeTurns(List.of(
                BaselineRounds.a(rig, Figure.A),
                SingleRounds.cold(rig),
                SingleRounds.hot(rig),
                new JournalRounds(rig)));
    }

    private void takeTurns(List<Measure> all) {
        List<Measure> measures =
                all.stream().filter(measure -> wanted.test(measure.name())).toList();
        for (int round = 1; round <= rig.pace().rounds() && !measures.isEmpty(); round++) {
            rig.screen().say("round %d of %d".formatted(round, rig.pace().rounds()));
            measures.forEach(Measure::round);
        }
    }
}
