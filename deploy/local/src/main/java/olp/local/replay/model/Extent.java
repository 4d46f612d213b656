package olp.local.replay.model;

/** How far a return invoice could be matched to purchases. */
public enum Extent {
    /** Every piece. */
    WHOLLY,
    /** Some pieces. */
    PARTLY,
    /** No piece. */
    NOT_AT_ALL
}
