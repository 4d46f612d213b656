package olp.cashback.accruals.model;

import java.time.Instant;
import java.util.UUID;

/**
 * Of a purchase what matters for cashback.
 *
 * @param id as the terminal named it
 * @param partner where it was made
 * @param occurredAt when it was made
 * @param money what was paid in money, in minor units, 0 or more
 */
public record Purchase(UUID id, UUID partner, Instant occurredAt, long money) {}
