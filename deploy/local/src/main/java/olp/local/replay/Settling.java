package olp.local.replay;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import olp.local.api.AtOnce;
import olp.local.api.Pause;

/** Asks until every figure is what it should be, or none has changed for a while. */
final class Settling {

    private static final int AT_ONCE = 32;
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final String task;
    private final List<Check> checks;
    private final Duration patience;
    private final long since;
    private final Map<Check, Long> reported = new HashMap<>();
    private long changed;
    private long right;
    private boolean inTime;

    /**
     * @param task what is waited for, in a word
     * @param checks those that will be right last come first
     * @param patience how long nothing may change before what is still unequal is given up
     * @param since {@link System#nanoTime()} from which the time is counted
     */
    Settling(String task, List<Check> checks, Duration patience, long since) {
        this.task = task;
        this.checks = checks;
        this.patience = patience;
        this.since = since;
    }

    /**
     * What the figures came to.
     *
     * @param took until the last that became right had become so
     * @param reported the sum of all
     * @param unequal how many stayed wrong
     * @param example one of these in words, or empty
     */
    record Settled(Duration took, long reported, int unequal, String example) {

        boolean equal() {
            return unequal == 0;
        }
    }

    /** Waits for the last few alone, so that asking for all does not slow down those who have to catch up. */
    void awaitLast() {
        List<Check> last = checks.subList(0, Math.min(AT_ONCE, checks.size()));
        try (Bar bar = new Bar(task, last.size(), "of the last")) {
            inTime = ask(last, bar::step).isEmpty();
        }
        right = System.nanoTime();
    }

    /** Compares all, once {@link #awaitLast} has returned, and waits for what lags behind. */
    Settled compareAll() {
        try (Bar bar = new Bar(task, checks.size(), "compared")) {
            List<Check> wrong = once(checks, bar::step);
            if (inTime && !wrong.isEmpty()) {
                wrong = ask(wrong, bar::step);
                right = System.nanoTime();
            }
            return settled(wrong, Duration.ofNanos(right - since));
        }
    }

    private Settled settled(List<Check> wrong, Duration took) {
        long sum = reported.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
        String example = wrong.stream()
                .findFirst()
                .map(check ->
                        "%s: expected %d, reported %d".formatted(check.of(), check.expected(), reported.get(check)))
                .orElse("");
        return new Settled(took, sum, wrong.size(), example);
    }

    /** Asks each once; those that are wrong. */
    private List<Check> once(List<Check> some, Runnable step) {
        List<Boolean> equal = AtOnce.each(some, AT_ONCE, check -> {
            boolean is = isRight(check);
            if (is) {
                step.run();
            }
            return is;
        });
        List<Check> wrong = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            if (!equal.get(i)) {
                wrong.add(some.get(i));
            }
        }
        return wrong;
    }

    /** Asks again and again; those that stay wrong. */
    private List<Check> ask(List<Check> some, Runnable step) {
        Queue<Check> waiting = new ArrayDeque<>(some);
        changed = System.nanoTime();
        while (!waiting.isEmpty() && System.nanoTime() - changed < patience.toNanos()) {
            List<Check> next = new ArrayList<>();
            while (next.size() < AT_ONCE && !waiting.isEmpty()) {
                next.add(waiting.remove());
            }
            List<Check> wrong = once(next, step);
            waiting.addAll(wrong);
            if (wrong.size() == next.size()) {
                Pause.of(BETWEEN);
            }
        }
        return List.copyOf(waiting);
    }

    private boolean isRight(Check check) {
        long now = check.ask().getAsLong();
        synchronized (reported) {
            Long before = reported.put(check, now);
            if (before == null || before != now) {
                changed = System.nanoTime();
            }
        }
        return now == check.expected();
    }
}
