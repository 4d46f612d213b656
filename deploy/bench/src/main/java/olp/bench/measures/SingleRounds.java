package olp.bench.measures;

import java.time.Duration;
import olp.bench.load.Calls;
import olp.bench.load.Load;
import olp.bench.load.Purchases;
import olp.bench.stage.Stage;
import olp.bench.verdict.Figure;

/** Purchases posted one by one, as many as go, with the best number of connections. */
final class SingleRounds implements Measure {

    private static final int HOT = 100;

    private final Rig rig;
    private final Topic topic;
    private final Figure figure;
    private final int cards;

    /** @param cards the first so many are used */
    SingleRounds(Rig rig, Topic topic, Figure figure, int cards) {
        this.rig = rig;
        this.topic = topic;
        this.figure = figure;
        this.cards = cards;
    }

    /** All seeded cards. */
    static SingleRounds cold(Rig rig) {
        return new SingleRounds(rig, Topic.SINGLE, Figure.SINGLE, Stage.CARDS);
    }

    /** A hundred cards. */
    static SingleRounds hot(Rig rig) {
        return new SingleRounds(rig, Topic.HOT, Figure.HOT, HOT);
    }

    /** All the cards of a full ledger. */
    static SingleRounds full(Rig rig) {
        return new SingleRounds(rig, Topic.FULL, Figure.FULL, rig.pace().accounts());
    }

    @Override
    public Topic topic() {
        return topic;
    }

    @Override
    public Duration estimate() {
        return rig.pace()
                .run()
                .plusMillis(2_500)
                .multipliedBy(rig.pace().connections().size());
    }

    @Override
    public void round() {
        Calls calls = calls(rig, cards);
        rig.findBest(figure, rig.pace().connections(), "connections", many -> run(calls, many));
    }

    private double run(Calls calls, int connections) {
        Parts before = Parts.now(rig.stage());
        Load load =
                Load.closed(calls, connections, rig.pace().warmUp(), rig.pace().measured());
        double perSecond = rig.generator().run(load).orRefuse(figure.title()).perSecond();
        rig.ran(before, connections, perSecond, "");
        rig.stage().rest();
        return perSecond;
    }

    static Calls calls(Rig rig, int cards) {
        return Calls.post(rig.stage().loyalty(), rig.stage().terminal(), "/v1/purchases", new Purchases(cards));
    }
}
