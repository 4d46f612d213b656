package olp.bench.measures;

import java.time.Duration;
import java.util.List;
import olp.bench.journal.JournalLoad;
import olp.bench.journal.JournalOutcome;
import olp.bench.load.Purchases;
import olp.bench.stage.Stage;
import olp.bench.verdict.Figure;

/** Purchases in journals, a few journals at once. */
final class JournalRounds implements Measure {

    private static final List<Integer> AT_ONCE = List.of(2, 4);

    private final Rig rig;

    JournalRounds(Rig rig) {
        this.rig = rig;
    }

    @Override
    public Topic topic() {
        return Topic.JOURNAL;
    }

    @Override
    public Duration estimate() {
        return rig.pace().run().plusSeconds(4).multipliedBy(AT_ONCE.size());
    }

    @Override
    public void round() {
        rig.findBest(Figure.JOURNAL, AT_ONCE, "journals", this::run);
    }

    private double run(int journals) {
        Parts before = Parts.now(rig.stage());
        JournalOutcome outcome = measure(journals);
        String again = outcome.sendAgain() > 0 ? "; to be sent again: " + outcome.sendAgain() : "";
        rig.ran(before, journals, outcome.perSecond(), again);
        rig.stage().rest();
        return outcome.perSecond();
    }

    JournalOutcome measure(int journals) {
        return new JournalLoad(rig.stage().loyalty(), rig.stage().terminal(), new Purchases(Stage.CARDS))
                .run(journals, rig.pace().warmUp(), rig.pace().measured());
    }
}
