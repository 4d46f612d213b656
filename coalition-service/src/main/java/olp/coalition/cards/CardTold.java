package olp.coalition.cards;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * What coalition-service needs of {@code loyalty.card-*.v1}: a card's whole state.
 *
 * @param account where its points are now
 * @param issuedAccount the account with which it was issued
 * @param member whose it is; null for a bearer card that nobody claimed
 */
public record CardTold(String number, String state, UUID account, UUID issuedAccount, UUID member) {
    public CardTold {
        requireNonNull(number, "number");
        requireNonNull(state, "state");
        requireNonNull(account, "account");
        requireNonNull(issuedAccount, "issuedAccount");
    }
}
