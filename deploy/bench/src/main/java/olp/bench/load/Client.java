package olp.bench.load;

import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One client's present call. Only one thread at a time is concerned with a client. */
final class Client {

    static final String KEY = "client";
    static final String STATUS = "status";

    private final Tally tally;
    private final Arrivals arrivals;
    private long due = System.nanoTime();

    /** @param arrivals null when the client sends as soon as it may */
    Client(Tally tally, Arrivals arrivals) {
        this.tally = tally;
        this.arrivals = arrivals;
    }

    static Client of(Session session) {
        return session.get(KEY);
    }

    /** Takes the next call; answers how long to wait before sending it, in whole milliseconds, rather less than more. */
    Duration next() {
        due = arrivals.take();
        return Duration.ofMillis(Math.max(0, TimeUnit.NANOSECONDS.toMillis(due - System.nanoTime())));
    }

    /** The call is being sent. Late, it counts from when it should have been; a little early, from now. */
    void sending() {
        due = Math.min(due, System.nanoTime());
    }

    /** The answer is here. */
    Session answered(Session session) {
        long now = System.nanoTime();
        tally.count(session.isFailed() ? 0 : session.getInt(STATUS), due, now);
        due = now;
        return session.isFailed() ? session.markAsSucceeded() : session;
    }
}
