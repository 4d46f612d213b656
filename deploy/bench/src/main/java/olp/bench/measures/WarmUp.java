package olp.bench.measures;

import java.time.Duration;
import java.util.Locale;
import olp.bench.load.Calls;
import olp.bench.load.Load;
import olp.bench.stage.Stage;

/**
 * Runs that do not count, until they get no faster: a service that has just started compiles more than it works, and
 * those of a real installation run for weeks.
 */
final class WarmUp {

    private static final Duration RUN = Duration.ofSeconds(5);
    private static final int MANY = 256;
    private static final int FEW = 64;
    private static final double STILL_FASTER = 1.05;

    private final Rig rig;

    WarmUp(Rig rig) {
        this.rig = rig;
    }

    /** Purchases; longer where they still get faster, but not for ever. */
    void purchases() {
        Calls calls = SingleRounds.calls(rig, Stage.CARDS);
        long least = System.nanoTime() + rig.pace().warm().toNanos();
        long most = least + rig.pace().warm().toNanos();
        double best = 0;
        boolean faster = true;
        while (System.nanoTime() < least || faster && System.nanoTime() < most) {
            rig.screen().doing("warming up");
            double few = run(calls, FEW, RUN);
            double many = run(calls, MANY, RUN);
            rig.screen()
                    .say(String.format(
                            Locale.ROOT,
                            "warming up: %,.0f purchases/s with %d connections, %,.0f with %d",
                            few,
                            FEW,
                            many,
                            MANY));
            faster = few + many > best * STILL_FASTER;
            best = Math.max(best, few + many);
        }
    }

    /**
     * Purchases with cards of so many accounts, after much was written past the service: PostgreSQL logs a page in whole when
     * it is first written after a checkpoint, so its first seconds are not those of a service at work.
     */
    void again(int accounts) {
        calls(SingleRounds.calls(rig, accounts), rig.pace().warm());
    }

    /** Calls of one kind, many at a time, for so long. */
    void calls(Calls calls, Duration most) {
        rig.screen().doing("warming up again");
        rig.generator().run(Load.closed(calls, MANY, Duration.ZERO, most)).orRefuse("warming up again");
    }

    /** Reads of one kind; in five seconds their path is not compiled, and the next round would be half as fast again. */
    void reads(Calls calls) {
        run(calls, FEW, RUN.multipliedBy(3));
    }

    private double run(Calls calls, int connections, Duration time) {
        return rig.generator()
                .run(Load.closed(calls, connections, Duration.ZERO, time))
                .orRefuse("warming up")
                .perSecond();
    }
}
