package olp.platform.ledger.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Value as it was given.
 *
 * @param id the lot's
 * @param account the holder's
 * @param issuer the party that pays for it
 * @param because the rule that gave it
 * @param cause what it was given for, such as a purchase
 * @param amount how much, more than zero
 * @param activeFrom when it can be spent
 * @param expiresOn the last day it can be spent on, or null if it never lapses
 */
public record Lot(
        UUID id,
        UUID account,
        UUID issuer,
        Reason because,
        UUID cause,
        long amount,
        Instant activeFrom,
        LocalDate expiresOn) {

    /** True if it can be spent at an instant. */
    public boolean isActiveAt(Instant at) {
        return !activeFrom.isAfter(at);
    }
}
