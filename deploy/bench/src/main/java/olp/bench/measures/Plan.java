package olp.bench.measures;

import java.time.Duration;
import java.util.List;
import olp.local.PlatformException;

/** The measures in their order, those that are compared in turns. */
public final class Plan {

    private static final Duration AROUND = Duration.ofSeconds(20);

    private static final Duration LONGEST = Duration.ofMinutes(18);

    private final Rig rig;
    private final Budget budget = new Budget(System::nanoTime, LONGEST);
    private final List<Topic> topics;
    private final List<Phase> phases;

    /** @param topics what is to be measured */
    public Plan(Rig rig, List<Topic> topics) {
        this.rig = rig;
        this.topics = topics;
        this.phases = phases().stream().map(phase -> phase.only(topics)).toList();
    }

    private List<Phase> phases() {
        int rounds = rig.pace().rounds();
        return List.of(
                new Phase(1, Preparation.NONE, List.of(new GeneratorLimit(rig))),
                new Phase(
                        rounds,
                        Preparation.NONE,
                        List.of(
                                BaselineRounds.a(rig),
                                SingleRounds.cold(rig),
                                SingleRounds.hot(rig),
                                new JournalRounds(rig),
                                Reads.balance(rig),
                                new RulesRounds(rig))),
                new Phase(rounds, Preparation.NONE, List.of(new Latency(rig))),
                new Phase(rounds, Preparation.NONE, List.of(new Backlog(rig))),
                new Phase(1, Preparation.NONE, List.of(new Visible(rig))),
                new Phase(1, Preparation.NONE, BaselineRounds.orientation(rig)),
                new Phase(rounds, new LongAccount(rig), List.of(Reads.statement(rig))),
                new Phase(
                        Math.min(2, rounds),
                        new FullLedger(rig),
                        List.of(BaselineRounds.besideFull(rig), SingleRounds.full(rig))));
    }

    /** How long all of it takes from here, roughly. */
    public Duration estimate() {
        return phases.stream()
                .map(Phase::estimate)
                .reduce(AROUND.plus(rig.pace().warm()), Duration::plus);
    }

    /** Lets the compilers of the service and of the load generator finish their work before anything counts. */
    public void warmUp() {
        WarmUp warmUp = new WarmUp(rig);
        warmUp.purchases();
        if (topics.contains(Topic.JOURNAL)) {
            new JournalRounds(rig).measure(2);
        }
        if (topics.contains(Topic.RULES)) {
            new RulesRounds(rig).warmUp(warmUp);
        }
        if (topics.contains(Topic.BALANCE) || topics.contains(Topic.STATEMENT)) {
            Reads.each(rig).forEach(warmUp::reads);
        }
        rig.stage().rest();
    }

    /** All of it. */
    public void run() {
        budget.done(rig.pace().warm());
        for (int i = 0; i < phases.size(); i++) {
            Duration later = phases.stream().skip(i + 1L).map(Phase::atLeast).reduce(AROUND, Duration::plus);
            phases.get(i).run(rig.screen(), budget, later);
        }
        rig.screen().doing("the trial balance");
        if (!rig.stage().balanced()) {
            throw new PlatformException("after all this the ledger is not balanced: speed by losing something is none");
        }
        rig.screen().say("The ledger is balanced.");
    }
}
