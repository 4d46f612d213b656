package olp.loyalty.cards;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A card as the till finds it.
 *
 * @param number 16 digits
 * @param account where its points are
 * @param issuedAccount the account it was issued with: the key of its events, for ever
 * @param member who holds it; null for a bearer card
 * @param memberName null if unknown
 * @param birthDate null if unknown
 */
public record Card(
        String number,
        Kind kind,
        State state,
        UUID account,
        UUID issuedAccount,
        UUID member,
        String memberName,
        LocalDate birthDate) {

    /** Whose it is. */
    public enum Kind {
        PERSONAL,
        BEARER
    }

    /** Whether it can be used. */
    public enum State {
        ACTIVE,
        BLOCKED
    }

    /** The card as clients see it. */
    public record View(String number, Kind kind, State state) {}

    /** The card as clients see it. */
    public View view() {
        return new View(number, kind, state);
    }
}
