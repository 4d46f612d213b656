package olp.local;

/** Something the person at the terminal can mend; the message says what, and what to do. */
public final class PlatformException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what is wrong and what to do, in words meant for the terminal */
    public PlatformException(String message) {
        super(message);
    }

    /** @param message what is wrong and what to do; {@code cause} is kept for a debugger, not shown */
    public PlatformException(String message, Throwable cause) {
        super(message, cause);
    }
}
