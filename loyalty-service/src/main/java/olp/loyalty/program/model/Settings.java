package olp.loyalty.program.model;

import java.time.Instant;

/**
 * The programme and its tiers, as they are from an instant on.
 *
 * @param version from 1
 * @param validFrom the first version counts as valid since always
 */
public record Settings(int version, Instant validFrom, Program program, Tiers tiers) {}
