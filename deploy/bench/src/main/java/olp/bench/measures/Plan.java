package olp.bench.measures;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import olp.bench.load.Load;
import olp.bench.stage.Stage;
import olp.local.PlatformException;

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
        takeTurns(1, new GeneratorLimit(rig));
        takeTurns(
                rig.pace().rounds(),
                BaselineRounds.a(rig),
                SingleRounds.cold(rig),
                SingleRounds.hot(rig),
                new JournalRounds(rig),
                Reads.balance(rig));
        takeTurns(rig.pace().rounds(), new Latency(rig));
        takeTurns(1, BaselineRounds.orientation(rig).toArray(Measure[]::new));
        if (wanted.test("statement")) {
            LongAccount accounts = new LongAccount(rig);
            accounts.make();
            takeTurns(rig.pace().rounds(), Reads.statement(rig, LongAccount.SHORT, LongAccount.LONG));
        }
        if (wanted.test("full")) {
            new FullLedger(rig).make();
            takeTurns(Math.min(2, rig.pace().rounds()), BaselineRounds.besideFull(rig), SingleRounds.full(rig));
        }
        requireBalanced();
    }

    private void takeTurns(int rounds, Measure... all) {
        List<Measure> measures =
                Stream.of(all).filter(measure -> wanted.test(measure.name())).toList();
        for (int round = 1; round <= rounds && !measures.isEmpty(); round++) {
            rig.screen().say("-- round %d of %d".formatted(round, rounds));
            measures.forEach(Measure::round);
        }
    }

    /** Speed by losing something is none. */
    private void requireBalanced() {
        rig.screen().doing("the trial balance");
        if (!rig.stage().balanced()) {
            throw new PlatformException("after all this the ledger is not balanced");
        }
        rig.screen().say("The ledger is balanced.");
    }
}
