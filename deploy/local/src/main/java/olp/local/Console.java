package olp.local;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows a start's progress: one line that changes where a person looks on, a line for each step where nobody does. */
final class Console implements Progress {

    private static final String CLEAR_LINE = "\r\033[K";

    private final PrintWriter out;
    private final boolean terminal;
    private final int all;
    private final long begun = System.nanoTime();
    private int done;

    /** @param all how many components there are to wait for */
    Console(PrintWriter out, int all) {
        this.out = out;
        this.terminal = System.console() != null && System.console().isTerminal();
        this.all = all;
    }

    @Override
    public void waiting(Set<Component> awaited) {
        if (terminal && !awaited.isEmpty()) {
            out.print(CLEAR_LINE + bar() + "  waiting for " + names(awaited) + "  " + elapsed());
            out.flush();
        }
    }

    @Override
    public void ready(Component component) {
        done++;
        say("%-13s ready after %s".formatted(component.id(), elapsed()));
    }

    /** What is being done once everything answers. */
    void working(String what) {
        if (terminal) {
            out.print(CLEAR_LINE + bar() + "  " + what);
            out.flush();
        }
    }

    /** A line that stays. */
    void say(String line) {
        out.println((terminal ? CLEAR_LINE : "") + line);
        out.flush();
    }

    /** Time since this was made, for a person to read. */
    String elapsed() {
        return String.format(
                Locale.ROOT,
                "%.1f s",
                Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0);
    }

    private String bar() {
        return "[" + "#".repeat(done) + ".".repeat(Math.max(0, all - done)) + "]";
    }

    private static String names(Set<Component> components) {
        return components.stream().map(Component::id).collect(Collectors.joining(", "));
    }
}
