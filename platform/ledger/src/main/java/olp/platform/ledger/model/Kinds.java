package olp.platform.ledger.model;

/**
 * What a service calls the movements that time brings about.
 *
 * @param activated a pending lot becomes active
 * @param expired a lot lapses
 */
public record Kinds(String activated, String expired) {
    /** Set aside by a hold: no news to the holder. */
    static final String HOLD = "HOLD";

    /** Freed by the end of a hold: no news to the holder. */
    static final String HOLD_ENDED = "HOLD_ENDED";

    /** A debt paid back by what has become active: no news to the holder. */
    static final String REPAID = "REPAID";
}
