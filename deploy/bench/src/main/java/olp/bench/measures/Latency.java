package olp.bench.measures;

import java.time.Duration;
import olp.bench.load.Load;
import olp.bench.load.Outcome;
import olp.bench.stage.Stage;
import olp.bench.verdict.Figure;

/**
 * How long the slowest in a hundred take, at half of what goes at most, when they arrive at random and each counts from
 * when it was to be sent.
 */
final class Latency implements Measure {

    private static final int CLIENTS = 32;
    private static final int CONNECTIONS = 256;

    private final Rig rig;

    Latency(Rig rig) {
        this.rig = rig;
    }

    @Override
    public Topic topic() {
        return Topic.LATENCY;
    }

    @Override
    public Duration estimate() {
        return rig.pace().run().multipliedBy(4);
    }

    @Override
    public void round() {
        Duration time = rig.pace().measured().multipliedBy(2);
        double half = half(rig, Figure.A);
        rig.screen().doing(Figure.A_P99.title());
        rig.baseline().rest();
        rig.found(
                Figure.A_P99,
                rig.baseline().driver().p99Millis(CLIENTS, half, time),
                "%,.0f transactions a second".formatted(half));
        rig.baseline().rest();

        half = half(rig, Figure.SINGLE);
        rig.screen().doing(Figure.P99.title());
        Outcome outcome = rig.generator()
                .run(new Load(
                        SingleRounds.calls(rig, Stage.CARDS),
                        CONNECTIONS,
                        half,
                        rig.pace().warmUp(),
                        time))
                .orRefuse(Figure.P99.title());
        rig.found(
                Figure.P99,
                outcome.p99Millis(),
                "%,.0f purchases a second (median %.1f ms)".formatted(outcome.perSecond(), outcome.medianMillis()));
        rig.stage().rest();
    }

    /** Of the best rate so far; measured now if it has not been. */
    static double half(Rig rig, Figure most) {
        if (rig.results().of(most).isEmpty()) {
            (most == Figure.A ? BaselineRounds.a(rig) : SingleRounds.cold(rig)).round();
        }
        return rig.results().of(most).orElseThrow().median() / 2;
    }
}
