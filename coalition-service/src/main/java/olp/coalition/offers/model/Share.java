package olp.coalition.offers.model;

import java.util.UUID;

/**
 * Who pays for an offer's discounts.
 *
 * @param sharePercent decimal text, above 0 and at most 100
 */
public record Share(UUID partner, String sharePercent) {}
