package olp.loyalty.cards;

import java.time.Instant;
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
 * @param memberSince when who holds it enrolled; null for a bearer card, and for one that was just issued
 * @param replacedBy the number of the card that took its place; null if none did
 */
public record Card(
        String number,
        Kind kind,
        State state,
        UUID account,
        UUID issuedAccount,
        UUID member,
        String memberName,
        LocalDate birthDate,
        Instant memberSince,
        String replacedBy) {

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

    /** The same, using the points of an account. */
    Card in(UUID root) {
        return new Card(
                number, kind, state, root, issuedAccount, member, memberName, birthDate, memberSince, replacedBy);
    }

    /** The same with another number. */
    Card as(String other) {
        return new Card(
                other, kind, state, account, issuedAccount, member, memberName, birthDate, memberSince, replacedBy);
    }

    /** Blocked; for good if another has taken its place. */
    Card blocked(String by) {
        return new Card(
                number, kind, State.BLOCKED, account, issuedAccount, member, memberName, birthDate, memberSince, by);
    }

    /** The card as clients see it. */
    public View view() {
        return new View(number, kind, state);
    }
}
