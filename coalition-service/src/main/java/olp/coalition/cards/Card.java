package olp.coalition.cards;

import java.util.UUID;

/**
 * A card as it is known here.
 *
 * @param account where its points are now
 * @param issuedAccount the account with which it was issued: the key of its purchases for ever
 * @param member whose it is; null for a bearer card that nobody claimed
 * @param isActive false if it is blocked
 */
public record Card(String number, UUID account, UUID issuedAccount, UUID member, boolean isActive) {}
