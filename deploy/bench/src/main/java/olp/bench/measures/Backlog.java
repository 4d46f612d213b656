package olp.bench.measures;

import java.time.Duration;
import olp.bench.stage.StageCashback;
import olp.bench.verdict.Figure;
import olp.local.PlatformException;
import olp.local.api.Pause;

/**
 * How fast cashback-service takes in what was told while it was away, loyalty-service being idle; each time from the first
 * purchase on. It has just started: its compilers' work counts, and what it took in before it said that it is ready does not.
 */
final class Backlog implements Measure {

    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Rig rig;

    Backlog(Rig rig) {
        this.rig = rig;
    }

    @Override
    public Topic topic() {
        return Topic.CASHBACK;
    }

    @Override
    public Duration estimate() {
        return Duration.ofMillis(rig.pace().backlog() / 8);
    }

    @Override
    public void round() {
        StageCashback cashback = rig.stage().cashback();
        cashback.forget();
        rig.stage().checkpoint();
        drain(cashback, rig.stage().purchases());
        cashback.stop();
    }

    private void drain(StageCashback cashback, long purchases) {
        rig.screen().doing("cashback-service takes in %,d purchases".formatted(purchases));
        Parts before = Parts.now(rig.stage());
        cashback.start();
        long already = cashback.entries();
        long begun = System.nanoTime();
        while (cashback.entries() < purchases) {
            if (seconds(begun) > LONGEST.toSeconds()) {
                throw new PlatformException("cashback-service took in %,d of %,d purchases within %d minutes"
                        .formatted(cashback.entries(), purchases, LONGEST.toMinutes()));
            }
            Pause.of(Duration.ofMillis(500));
        }
        double perSecond = (purchases - already) / seconds(begun);
        rig.ran(before, 1, perSecond, "");
        rig.found(Figure.BACKLOG, perSecond, "%,d purchases".formatted(purchases));
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
