package olp.platform.ledger.model;

import java.time.Instant;
import java.util.Comparator;

/** One unit of value of the {@link Reference}. */
final class Unit {
    static final Comparator<Unit> SOONEST_THEN_OLDEST = (one, other) -> {
        var never = Instant.MAX;
        var first = (one.batch.ends == null ? never : one.batch.ends)
                .compareTo(other.batch.ends == null ? never : other.batch.ends);
        var second = first != 0 ? first : one.batch.activeFrom.compareTo(other.batch.activeFrom);
        return second != 0 ? second : Integer.compare(one.batch.number, other.batch.number);
    };

    final Batch batch;
    State state;
    Integer hold;

    Unit(Batch batch, State state) {
        this.batch = batch;
        this.state = state;
    }

    Kind kind() {
        return new Kind(state == State.ACTIVE, batch.activeFrom, batch.ends, batch.lapses, batch.origin);
    }

    /** What units are like that are not held. */
    record Kind(boolean active, Instant activeFrom, Instant ends, Instant lapses, int origin) {}

    enum State {
        PENDING,
        ACTIVE,
        HELD
    }

    /** What units that were given together have in common. */
    static final class Batch {
        final int number;
        int account;
        final int origin;
        final Instant activeFrom;
        final Instant ends;
        Instant lapses;
        final boolean notice;

        Batch(int number, int account, int origin, Instant activeFrom, Instant ends, boolean notice) {
            this.number = number;
            this.account = account;
            this.origin = origin;
            this.activeFrom = activeFrom;
            this.ends = ends;
            this.lapses = notice ? null : ends;
            this.notice = notice;
        }
    }
}
