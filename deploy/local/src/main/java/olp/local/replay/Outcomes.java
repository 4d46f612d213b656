package olp.local.replay;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** What became of the purchases that were posted; several may report at the same time. */
final class Outcomes {

    private final Set<UUID> refusedIds = new HashSet<>();
    private final Map<String, Integer> refused = new TreeMap<>();
    private final Runnable told;
    private final long begun = System.nanoTime();
    private long ended = begun;
    private int posted;
    private int replayed;
    private long total;

    /** @param told is run after each purchase */
    Outcomes(Runnable told) {
        this.told = told;
    }

    /** @param status what it was answered, or its line in the journal's answer: 201, or 200 if it was there already */
    synchronized void taken(Posting posting, int status) {
        if (status == 200) {
            replayed++;
        } else {
            posted++;
        }
        total = Math.addExact(total, posting.total());
        told.run();
    }

    synchronized void refused(Posting posting, String reason) {
        refused.merge(reason, 1, Integer::sum);
        refusedIds.add(posting.id());
        told.run();
    }

    /** All have been answered. */
    synchronized void end() {
        ended = System.nanoTime();
    }

    /** {@link System#nanoTime()} of the last answer. */
    synchronized long ended() {
        return ended;
    }

    /** From the first purchase to the last answer. */
    synchronized Duration took() {
        return Duration.ofNanos(ended - begun);
    }

    synchronized int newlyPosted() {
        return posted;
    }

    synchronized int thereAlready() {
        return replayed;
    }

    /** The value of what was taken, now or before; minor units. */
    synchronized long total() {
        return total;
    }

    synchronized boolean wasRefused(UUID id) {
        return refusedIds.contains(id);
    }

    /** How many were refused, by reason. */
    synchronized Map<String, Integer> refusals() {
        return new TreeMap<>(refused);
    }
}
