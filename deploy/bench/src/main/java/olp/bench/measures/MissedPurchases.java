package olp.bench.measures;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import olp.bench.journal.JournalLoad;
import olp.bench.load.Purchases;
import olp.bench.stage.ResidentMemory;
import olp.bench.stage.Stage;

/** What cashback-service missed: all purchases of the bench so far, and one journal more, a single request. */
final class MissedPurchases implements Preparation {

    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Rig rig;

    MissedPurchases(Rig rig) {
        this.rig = rig;
    }

    @Override
    public Duration estimate() {
        return Duration.ofMillis(rig.pace().backlog() / 6);
    }

    @Override
    public void make() {
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
                        .formatted(lines, lines / ((System.nanoTime() - begun) / 1e9), before, memory()));
        rig.stage().rest();
    }

    private String memory() {
        return "loyalty-service " + megabytes(rig.stage().service()) + ", the client "
                + megabytes(ProcessHandle.current());
    }

    private static String megabytes(ProcessHandle process) {
        var there = ResidentMemory.megabytes(process);
        return there.isPresent() ? there.getAsLong() + " MB" : "unknown";
    }
}
