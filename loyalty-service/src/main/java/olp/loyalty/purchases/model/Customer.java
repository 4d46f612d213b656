package olp.loyalty.purchases.model;

import java.time.LocalDate;
import java.util.UUID;
import olp.loyalty.recognition.model.Favourites;
import olp.loyalty.tiers.model.TierAccount;
import olp.platform.ledger.model.Balance;

/**
 * The account behind a card, as a purchase finds it.
 *
 * @param account whose points they are
 * @param eventKey the account the card was issued with
 * @param blocked true if the card is not to be used any more
 * @param member who holds the card; null for a bearer card
 * @param name the member's; null if unknown
 * @param birthDate the member's; null if unknown
 * @param tier its level, by what was paid in money within the period
 * @param visits purchases so far
 * @param favourites what it buys most
 * @param balance points now
 */
public record Customer(
        UUID account,
        UUID eventKey,
        boolean blocked,
        UUID member,
        String name,
        LocalDate birthDate,
        TierAccount tier,
        int visits,
        Favourites favourites,
        Balance balance) {}
