package olp.loyalty.purchases.model;

/** What was not in order with a purchase that a journal brought: it is kept, since it happened. */
public enum Flag {
    /** The card was blocked: no points were given. */
    CARD_BLOCKED,
    /** A hold had ended: what the account still had was taken, the partner bears the rest. */
    HOLD_ENDED,
    /** A proof came too late: the partner bears the risk. */
    PROOF_LATE,
    /** More was taken off a line than the programme allows: the partner has given it. */
    DISCOUNT_ABOVE_CEILING
}
