package olp.cashback.cards;

import java.util.Objects;
import java.util.UUID;

/**
 * A card, as its event has it.
 *
 * @param number 16 digits
 * @param account where its money is now
 * @param member whose it is, or null if nobody claimed it
 * @param state whether it may be used
 */
public record Card(String number, UUID account, UUID member, State state) {
    /** Whether a card may be used. */
    public enum State {
        ACTIVE,
        BLOCKED
    }

    public Card {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(state, "state");
    }

    /** What an event about it waits for while the card is not known. */
    public static String awaited(String number) {
        return "card:" + number;
    }
}
