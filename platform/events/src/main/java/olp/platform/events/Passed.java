package olp.platform.events;

import java.util.BitSet;
import java.util.Collection;

/**
 * Which numbers of the outbox the relay need not look at any more: all up to one of them. What is deleted stays in the
 * index until it is vacuumed, and to step over it at every look costs more than the look. Numbers are given out before the
 * commit, so a number that was not seen may still come; it is passed only once its transaction must have ended.
 */
final class Passed {
    /** Numbers further ahead are not remembered one by one, so that there is a bound. */
    private static final int FARTHEST = 1 << 24;

    private long upTo;
    private BitSet sent = new BitSet();
    private long highest;
    private long marked;
    private boolean ended;

    /** No row will come with this number or a lower one. */
    long upTo() {
        return upTo;
    }

    /** Forgets everything: whatever is there will be looked at. */
    void nothing() {
        upTo = 0;
        sent = new BitSet();
        highest = 0;
        marked = 0;
        ended = false;
    }

    /** To be called before the number of a transaction is drawn whose elders will be waited for. */
    void mark() {
        marked = highest;
        ended = false;
    }

    /** All those elders have ended: what they appended can be seen. */
    void markedHaveEnded() {
        ended = true;
    }

    /**
     * Takes up what a look found, once it was sent and deleted.
     *
     * @param numbers in their order
     * @param all whether there was no more to be found
     */
    void sent(Collection<Long> numbers, boolean all) {
        for (long number : numbers) {
            highest = Math.max(highest, number);
            if (number > upTo && number - upTo <= FARTHEST) {
                sent.set((int) (number - upTo - 1));
            }
        }
        moveTo(upTo + sent.nextClearBit(0));
        if (ended && all) {
            moveTo(Math.max(upTo, marked));
            ended = false;
        }
    }

    private void moveTo(long number) {
        var steps = (int) Math.min(number - upTo, sent.length());
        sent = sent.get(steps, Math.max(steps, sent.length()));
        upTo = number;
    }
}
