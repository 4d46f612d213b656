package olp.notification.members;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * A card's state, as {@code loyalty.card-issued.v1} and its kin tell it.
 *
 * @param number 16 digits
 * @param account where its points are now
 * @param issuedAccount where they were first; the key of its purchases for ever
 * @param member whose it is, or null for a bearer card
 * @param at when it was told
 */
public record CardTold(String number, UUID account, UUID issuedAccount, UUID member, Instant at) {
    public CardTold {
        requireNonNull(number, "number");
        requireNonNull(account, "account");
        requireNonNull(issuedAccount, "issuedAccount");
    }

    /** The same, with when it was told. */
    public CardTold toldAt(Instant when) {
        return new CardTold(number, account, issuedAccount, member, when);
    }
}
