package olp.cashback.cards;

import java.util.Objects;
import java.util.UUID;

/**
 * A card, as its event has it.
 *
 * @param number 16 digits
 * @param issuedAccount the account that it was issued with, for ever
 * @param account where its money is now
 * @param member whose it is, or null if nobody claimed it
 * @param kind whether it is somebody's own
 * @param state whether it may be used
 */
public record Card(String number, UUID issuedAccount, UUID account, UUID member, Kind kind, State state) {
    /** Whose a card is. */
    public enum Kind {
        PERSONAL,
        BEARER
    }

    /** Whether a card may be used. */
    public enum State {
        ACTIVE,
        BLOCKED
    }

    public Card {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(issuedAccount, "issuedAccount");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(state, "state");
    }

    /** What an event about it waits for while the card is not known. */
    public static String awaited(String number) {
        return "card:" + number;
    }
}
