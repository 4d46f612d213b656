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

    private final Duration patience;
    private final Map<Check, Long> reported = new HashMap<>();
    private long changed = System.nanoTime();

    /** @param patience how long nothing may change before what is still unequal is given up */
    Settling(Duration patience) {
        this.patience = patience;
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

    /**
     * Waits. The first few are asked alone until they are right, so that asking for all does not slow down those who have
     * to catch up.
     *
     * @param checks those that will be right last come first
     * @param since {@link System#nanoTime()} from which the time is counted
     */
    Settled await(String task, String unit, List<Check> checks, long since) {
        changed = System.nanoTime();
        List<Check> last = checks.subList(0, Math.min(AT_ONCE, checks.size()));
        boolean inTime = ask(last, () -> {}).isEmpty();
        long right = System.nanoTime();
        try (Bar bar = new Bar(task, checks.size(), unit)) {
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
    private List<Check> once(List<Check> checks, Runnable right) {
        List<Boolean> equal = AtOnce.each(checks, AT_ONCE, check -> {
            boolean is = isRight(check);
            if (is) {
                right.run();
            }
            return is;
        });
        List<Check> wrong = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            if (!equal.get(i)) {
                wrong.add(checks.get(i));
            }
        }
        return wrong;
    }

    /** Asks again and again; those that stay wrong. */
    private List<Check> ask(List<Check> checks, Runnable right) {
        Queue<Check> waiting = new ArrayDeque<>(checks);
        while (!waiting.isEmpty() && System.nanoTime() - changed < patience.toNanos()) {
            List<Check> some = new ArrayList<>();
            while (some.size() < AT_ONCE && !waiting.isEmpty()) {
                some.add(waiting.remove());
            }
            List<Check> wrong = once(some, right);
            waiting.addAll(wrong);
            if (wrong.size() == some.size()) {
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
