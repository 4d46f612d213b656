package olp.bench.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.concurrent.atomic.LongAdder;

/** Counts the lines of journals' answers in a span of time, given in the JVM's nanoseconds. */
final class AnswerCount {

    private static final int BEGINNING = 160;
    private static final String RECORDED = "\"status\":201";
    private static final String SEND_AGAIN = "\"status\":503";

    private final long from;
    private final long until;
    private final LongAdder recorded = new LongAdder();
    private final LongAdder sendAgain = new LongAdder();
    private final LongAdder refused = new LongAdder();

    AnswerCount(long from, long until) {
        this.from = from;
        this.until = until;
    }

    /** Whether the time is over. */
    boolean over() {
        return System.nanoTime() - until >= 0;
    }

    /** Lines of the span that say that a purchase was recorded. */
    long recorded() {
        return recorded.sum();
    }

    /** Lines, of any time, that were over capacity and would have to be sent again. */
    long sendAgain() {
        return sendAgain.sum();
    }

    /** Lines, of any time, that say something else. */
    long refused() {
        return refused.sum();
    }

    /** For one answer: finds its lines in whatever pieces it comes. */
    Lines lines() {
        return new Lines();
    }

    final class Lines {
        private final byte[] beginning = new byte[BEGINNING];
        private int length;

        void add(byte[] bytes, int count) {
            long now = System.nanoTime();
            boolean counts = now - from >= 0 && now - until < 0;
            for (int i = 0; i < count; i++) {
                if (bytes[i] == '\n') {
                    end(counts);
                } else if (length < BEGINNING) {
                    beginning[length++] = bytes[i];
                }
            }
        }

        private void end(boolean counts) {
            String line = new String(beginning, 0, length, US_ASCII);
            length = 0;
            if (line.contains(SEND_AGAIN)) {
                sendAgain.increment();
            } else if (!line.contains(RECORDED)) {
                refused.increment();
            } else if (counts) {
                recorded.increment();
            }
        }
    }
}
