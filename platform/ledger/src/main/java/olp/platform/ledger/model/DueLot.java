package olp.platform.ledger.model;

import java.util.UUID;

/**
 * A pending lot whose time has come.
 *
 * @param id the lot's
 * @param account the holder's
 * @param issuer the party that gave it
 * @param remaining what is left of it
 * @param cause what it was given for; may be null
 */
public record DueLot(UUID id, UUID account, UUID issuer, long remaining, UUID cause) {}
