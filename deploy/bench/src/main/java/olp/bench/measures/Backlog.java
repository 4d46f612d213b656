package olp.bench.measures;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import olp.bench.journal.JournalLoad;
import olp.bench.load.Purchases;
import olp.bench.stage.ResidentMemory;
import olp.bench.stage.Stage;
import olp.bench.stage.StageCashback;
import olp.bench.verdict.Figure;
import olp.local.PlatformException;
import olp.local.api.Pause;

/**
 * How fast cashback-service takes in what was told while it was away, loyalty-service being idle. First, for orientation, all
 * purchases of the bench so far, when it has just started and is being compiled. Then in each round what one journal posts, a
 * single request, while it stands still; beside it the baseline.
 */
final class Backlog implements Measure {

    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Rig rig;
    private final BaselineRounds baseline;
    private boolean started;

    Backlog(Rig rig) {
        this.rig = rig;
        this.baseline = BaselineRounds.besideBacklog(rig);
    }

    @Override
    public Topic topic() {
        return Topic.CASHBACK;
    }

    @Override
    public Duration estimate() {
        return baseline.estimate().plusMillis(rig.pace().backlog() / 5);
    }

    @Override
    public void round() {
        StageCashback cashback = rig.stage().cashback();
        if (!started) {
            started = true;
            tidy(cashback);
            takeIn(cashback, Figure.BACKLOG_COLD, cashback::start);
        }
        cashback.freeze();
        postOneJournal();
        tidy(cashback);
        baseline.round();
        takeIn(cashback, Figure.BACKLOG, cashback::thaw);
    }

    /** Nobody works on what was before in the time of what comes now. */
    private void tidy(StageCashback cashback) {
        rig.stage().rest();
        rig.stage().vacuum();
        cashback.vacuum();
    }

    private void postOneJournal() {
        int lines = rig.pace().backlog();
        rig.screen().doing("a journal of %,d lines".formatted(lines));
        Purchases purchases = new Purchases(Stage.CARDS);
        AtomicInteger left = new AtomicInteger(lines);
        Supplier<byte[]> next = () -> left.getAndDecrement() > 0 ? purchases.get() : null;
        long begun = System.nanoTime();
        String before = memory();
        new JournalLoad(rig.stage().loyalty(), rig.stage().terminal(), next).run(1, Duration.ZERO, LONGEST);
        rig.screen()
                .say("a journal of %,d lines in one request: %,.0f a second; in memory before: %s; after: %s"
                        .formatted(lines, lines / seconds(begun), before, memory()));
    }

    private String memory() {
        return "loyalty-service " + megabytes(rig.stage().service()) + ", the client "
                + megabytes(ProcessHandle.current());
    }

    private static String megabytes(ProcessHandle process) {
        var there = ResidentMemory.megabytes(process);
        return there.isPresent() ? there.getAsLong() + " MB" : "unknown";
    }

    /** What it takes in until it is ready, or before its first batch since it stood still is there, does not count. */
    private void takeIn(StageCashback cashback, Figure figure, Runnable begin) {
        long purchases = rig.stage().purchases();
        long before = cashback.entries();
        rig.screen().doing("cashback-service takes in %,d purchases".formatted(purchases - before));
        rig.stage().checkpoint();
        begin.run();
        long begun = System.nanoTime();
        long already = awaitMore(cashback, before, begun, Duration.ofMillis(20));
        long counted = System.nanoTime();
        Parts parts = Parts.now(rig.stage());
        long last = already;
        while (last < purchases) {
            last = awaitMore(cashback, last, begun, Duration.ofMillis(500));
        }
        double perSecond = (purchases - already) / seconds(counted);
        rig.ran(parts, 1, perSecond, "");
        rig.found(figure, perSecond, "%,d purchases".formatted(purchases - before));
    }

    private static long awaitMore(StageCashback cashback, long than, long begun, Duration pause) {
        while (cashback.entries() <= than) {
            if (seconds(begun) > LONGEST.toSeconds()) {
                throw new PlatformException("cashback-service took in %,d purchases within %d minutes, and no more"
                        .formatted(cashback.entries(), LONGEST.toMinutes()));
            }
            Pause.of(pause);
        }
        return cashback.entries();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
