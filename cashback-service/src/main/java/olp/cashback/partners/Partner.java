package olp.cashback.partners;

import java.util.Objects;
import java.util.UUID;

/**
 * A business of the coalition, as its event has it.
 *
 * @param id the partner's
 * @param name for people
 * @param category what it sells
 * @param state whether it takes part
 */
record Partner(UUID id, String name, String category, State state) {
    /** Whether a partner takes part. */
    enum State {
        ACTIVE,
        PAUSED,
        LEFT
    }

    Partner {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(state, "state");
    }
}
