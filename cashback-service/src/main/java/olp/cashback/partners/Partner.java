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
public record Partner(UUID id, String name, String category, State state) {
    /** Whether a partner takes part. */
    public enum State {
        ACTIVE,
        PAUSED,
        LEFT
    }

    public Partner {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(state, "state");
    }

    /** What an event about it waits for while the partner is not known. */
    public static String awaited(UUID partner) {
        return "partner:" + partner;
    }
}
