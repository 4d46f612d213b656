package olp.cashback.spending.model;

import java.util.UUID;

/**
 * A part of a purchase's payment that a proof of ours paid.
 *
 * @param hold the proof's id
 * @param purchase that carries it
 * @param partner where it was made
 * @param amount what it paid, minor units, more than 0
 */
public record Tender(UUID hold, UUID purchase, UUID partner, long amount) {}
