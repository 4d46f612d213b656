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
 * How fast cashback-service takes in what was told while it was away, loyalty-service being idle: all purchases of the bench
 * so far, and one journal more, a single request. It has just started: its compilers' work counts, and what it took in before it
 * said that it is ready does not.
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
        return Duration.ofMillis(rig.pace().backlog() / 2);
    }

    @Override
    public void round() {
        postOneJournal();
        rig.stage().rest();
        rig.stage().checkpoint();
        long purchases = rig.stage().purchases();
        drain(rig.stage().cashback(), purchases);
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
