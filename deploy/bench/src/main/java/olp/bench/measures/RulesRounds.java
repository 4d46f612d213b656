package olp.bench.measures;

import java.time.Duration;
import java.util.List;
import olp.bench.load.Load;
import olp.bench.stage.Stage;
import olp.bench.stage.StageRules;
import olp.bench.verdict.Figure;
import olp.platform.rules.RulesSpeed;

/** Purchases posted one by one: without rules, under twenty, and with 980 of others beside; and the engine by itself. */
final class RulesRounds implements Measure {

    private static final int TIMES = 20_000;
    private static final Duration SWITCHING = Duration.ofSeconds(20);

    private final Rig rig;
    private final StageRules rules;

    RulesRounds(Rig rig) {
        this.rig = rig;
        this.rules = new StageRules(rig.stage());
    }

    @Override
    public Topic topic() {
        return Topic.RULES;
    }

    @Override
    public Duration estimate() {
        return rig.pace()
                .run()
                .plusMillis(2_500)
                .multipliedBy(3L * connections().size())
                .plus(SWITCHING);
    }

    /** The larger numbers only: with few connections it is not the purchases that are slow. */
    private List<Integer> connections() {
        var all = rig.pace().connections();
        return all.subList(Math.max(0, all.size() - 2), all.size());
    }

    @Override
    public void round() {
        try {
            measure(Figure.RULES_OFF);
            rig.screen().doing("switching on 20 rules");
            rules.concerned(true);
            measure(Figure.RULES_ON);
            rig.screen().doing("switching on 980 rules of others");
            rules.others(true);
            measure(Figure.RULES_MANY);
        } finally {
            rules.others(false);
            rules.concerned(false);
        }
        rig.screen().doing(Figure.RULES_DECIDED.title());
        rig.found(Figure.RULES_DECIDED, RulesSpeed.nanos(20, 20, 20, TIMES) / 1e3, TIMES + " purchases, the median");
        rig.results().add(Figure.RULES_HALF_MILLI, 500);
    }

    /** Lets what only rules call be compiled, too. */
    void warmUp(WarmUp warmUp) {
        try {
            rules.concerned(true);
            warmUp.calls(SingleRounds.calls(rig, Stage.CARDS), Duration.ofSeconds(20));
        } finally {
            rules.concerned(false);
        }
    }

    private void measure(Figure figure) {
        var calls = SingleRounds.calls(rig, Stage.CARDS);
        rig.findBest(figure, connections(), "connections", many -> {
            Parts before = Parts.now(rig.stage());
            Load load = Load.closed(calls, many, rig.pace().warmUp(), rig.pace().measured());
            double perSecond =
                    rig.generator().run(load).orRefuse(figure.title()).perSecond();
            rig.ran(before, many, perSecond, "");
            rig.stage().rest();
            return perSecond;
        });
    }
}
