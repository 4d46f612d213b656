package olp.bench.measures;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far it has come: a bar of seconds that changes in place at a terminal, a line now and then elsewhere. */
public final class Screen implements AutoCloseable {

    private static final int LINE_MILLIS = 15_000;
    private static final int IN_PLACE_MILLIS = 500;
    private static final int LINE_WIDTH = 110;

    private final PrintStream out;
    private final boolean terminal =
            System.console() != null && System.console().isTerminal();
    private final ProgressBar bar;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());

    /** @param out for lines that stay */
    public Screen(PrintStream out) {
        this.out = out;
        ProgressBarBuilder builder = ProgressBar.builder()
                .setTaskName("bench")
                .setInitialMax(-1)
                .setUnit(" s", 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(terminal ? IN_PLACE_MILLIS : LINE_MILLIS);
        if (!terminal) {
            builder.setConsumer(new DelegatingProgressBarConsumer(System.err::println, LINE_WIDTH));
        }
        this.bar = builder.build();
        clock.scheduleAtFixedRate(this::second, 1, 1, TimeUnit.SECONDS);
    }

    /** How much longer all of it will take, roughly. */
    public void expect(Duration rest) {
        bar.maxHint(bar.getCurrent() + rest.toSeconds());
    }

    /** What is being done now. */
    public void doing(String what) {
        bar.setExtraMessage(" " + what);
    }

    /** A line that stays. */
    public void say(String line) {
        if (terminal) {
            System.err.print("\r\033[K");
            System.err.flush();
        }
        out.println(line);
        out.flush();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        bar.close();
    }

    /** Stands still rather than go beyond the end. */
    private void second() {
        if (bar.getMax() < 0 || bar.getCurrent() < bar.getMax() - 1) {
            bar.step();
        }
    }
}
