package olp.loyalty.occasions.model;

import olp.loyalty.giving.model.Gift;

/**
 * What is given on which day.
 *
 * @param birthday null: nothing
 * @param anniversary of the first purchase; null: nothing
 */
public record Occasions(Gift birthday, Gift anniversary) {
    /** The days that are kept. */
    public enum Kind {
        BIRTHDAY,
        ANNIVERSARY
    }

    /** What is given on one of them; null: nothing. */
    public Gift on(Kind kind) {
        return kind == Kind.BIRTHDAY ? birthday : anniversary;
    }
}
