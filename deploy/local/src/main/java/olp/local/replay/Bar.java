package olp.local.replay;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar with a rate on the error output: in place at a terminal, a line every few seconds elsewhere. */
final class Bar implements AutoCloseable {

    private static final int LINE_MILLIS = 5_000;
    private static final int IN_PLACE_MILLIS = 200;
    private static final int LINE_WIDTH = 110;

    private final ProgressBar bar;

    /**
     * @param task what is being done
     * @param max how many there are
     * @param unit what they are called
     */
    Bar(String task, long max, String unit) {
        boolean terminal = System.console() != null && System.console().isTerminal();
        ProgressBarBuilder builder = ProgressBar.builder()
                .setTaskName(String.format(Locale.ROOT, "%-10s", task))
                .setInitialMax(max)
                .setUnit(" " + unit, 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(terminal ? IN_PLACE_MILLIS : LINE_MILLIS)
                .showSpeed();
        if (!terminal) {
            builder.setConsumer(new DelegatingProgressBarConsumer(onceEach(), LINE_WIDTH));
        }
        this.bar = builder.build();
    }

    /** Prints a line unless it says what the last one said. */
    private static Consumer<String> onceEach() {
        AtomicReference<String> last = new AtomicReference<>("");
        return line -> {
            if (!line.equals(last.getAndSet(line))) {
                System.err.println(line);
            }
        };
    }

    void step() {
        bar.step();
    }

    @Override
    public void close() {
        bar.close();
    }
}
