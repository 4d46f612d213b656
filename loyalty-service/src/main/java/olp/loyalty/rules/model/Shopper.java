package olp.loyalty.rules.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Who buys.
 *
 * @param account whose points they become, and whose caps are used
 * @param card the card's kind, such as PERSONAL
 * @param known whether a member holds the card
 * @param birthDate the member's; null if unknown
 * @param since when the member enrolled; null if there is none
 */
public record Shopper(UUID account, String card, boolean known, LocalDate birthDate, Instant since) {}
