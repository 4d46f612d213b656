package olp.platform.rules.model;

/** What asking a condition came to. It names no value of the purchase, so that it can be told to anybody. */
public enum Verdict {
    TRUE,
    FALSE,
    DIVIDED_BY_ZERO,
    OVERFLOW,
    FAILED;

    /** Whether it could not be told. */
    public boolean isFault() {
        return this != TRUE && this != FALSE;
    }

    static Verdict of(boolean holds) {
        return holds ? TRUE : FALSE;
    }
}
