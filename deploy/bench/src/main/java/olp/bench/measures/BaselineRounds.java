package olp.bench.measures;

import java.time.Duration;
import java.util.List;
import olp.bench.baseline.Script;
import olp.bench.stage.Stage;
import olp.bench.verdict.Figure;

/** The baseline's transaction, as many as go, with the best number of clients. */
final class BaselineRounds implements Measure {

    private static final int HOT = 1_000;

    private final Rig rig;
    private final Topic topic;
    private final Figure figure;
    private final Script script;
    private final int accounts;

    private BaselineRounds(Rig rig, Topic topic, Figure figure, Script script, int accounts) {
        this.rig = rig;
        this.topic = topic;
        this.figure = figure;
        this.script = script;
        this.accounts = accounts;
    }

    /** A as it is compared with. */
    static BaselineRounds a(Rig rig) {
        return new BaselineRounds(rig, Topic.A, Figure.A, Script.ONE_STATEMENT, Stage.CARDS);
    }

    /** The same while cashback-service, which has a backlog, stands still. */
    static BaselineRounds besideBacklog(Rig rig) {
        return new BaselineRounds(rig, Topic.CASHBACK, Figure.A_BESIDE_BACKLOG, Script.ONE_STATEMENT, Stage.CARDS);
    }

    /** The same while the ledger is full. */
    static BaselineRounds besideFull(Rig rig) {
        return new BaselineRounds(rig, Topic.FULL, Figure.A_BESIDE_FULL, Script.ONE_STATEMENT, Stage.CARDS);
    }

    /** For orientation: with more round trips, and with more waiting for each other. */
    static List<Measure> orientation(Rig rig) {
        return List.of(
                new BaselineRounds(rig, Topic.ORIENTATION, Figure.A_FIVE, Script.FIVE_STATEMENTS, Stage.CARDS),
                new BaselineRounds(rig, Topic.ORIENTATION, Figure.A_HOT, Script.ONE_STATEMENT, HOT));
    }

    @Override
    public Topic topic() {
        return topic;
    }

    @Override
    public Duration estimate() {
        return rig.pace()
                .measured()
                .plusSeconds(1)
                .multipliedBy(rig.pace().clients().size());
    }

    @Override
    public void round() {
        rig.findBest(figure, rig.pace().clients(), "clients", this::run);
        rig.baseline().rest();
    }

    private double run(int clients) {
        rig.baseline().rest();
        return rig.baseline()
                .driver()
                .most(script, accounts, clients, rig.pace().measured());
    }
}
