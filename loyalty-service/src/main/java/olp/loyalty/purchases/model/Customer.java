package olp.loyalty.purchases.model;

import java.time.LocalDate;
import java.util.UUID;
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
 * @param spend paid in money so far, minor units
 * @param visits purchases so far
 * @param balance points now
 */
public record Customer(
        UUID account,
        UUID eventKey,
        boolean blocked,
        UUID member,
        String name,
        LocalDate birthDate,
        long spend,
        int visits,
        Balance balance) {}
