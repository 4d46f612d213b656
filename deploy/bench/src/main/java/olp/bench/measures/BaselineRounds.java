package olp.bench.measures;

import java.time.Duration;
import olp.bench.baseline.Script;
import olp.bench.stage.Stage;
import olp.bench.verdict.Figure;

/** The baseline's transaction, as many as go, with the best number of clients. */
final class BaselineRounds implements Measure {

    private final Rig rig;
    private final String name;
    private final Figure figure;
    private final Script script;
    private final int accounts;

    BaselineRounds(Rig rig, String name, Figure figure, Script script, int accounts) {
        this.rig = rig;
        this.name = name;
        this.figure = figure;
        this.script = script;
        this.accounts = accounts;
    }

    /** A as it is compared with. */
    static BaselineRounds a(Rig rig, Figure figure) {
        return new BaselineRounds(rig, "a", figure, Script.ONE_STATEMENT, Stage.CARDS);
    }

    @Override
    public String name() {
        return name;
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
        Best best = new Best(figure, "clients");
        for (int clients : rig.pace().clients()) {
            rig.screen().doing(figure.title() + ", " + clients + " clients");
            rig.baseline().rest();
            best.add(
                    clients,
                    rig.baseline()
                            .driver()
                            .most(script, accounts, clients, rig.pace().measured()));
        }
        rig.results().add(figure, best.value());
        rig.screen().say(best.toString());
    }
}
