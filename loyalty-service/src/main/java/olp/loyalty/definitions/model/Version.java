package olp.loyalty.definitions.model;

import java.time.Instant;

/**
 * A definition as it is from an instant on, until a later version is in force.
 *
 * @param code by which it is known
 * @param version from 1
 * @param validFrom a first version without a beginning of its own counts as valid since always
 * @param terms what it says
 */
public record Version<T>(String code, int version, Instant validFrom, T terms) {}
