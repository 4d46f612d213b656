package olp.platform.events;

import io.vertx.pgclient.PgException;

/** Tells what an event's content caused from what the surroundings caused. */
final class Failures {
    private Failures() {}

    /**
     * True if trying again cannot help: the content could not be read, or the database refused the values (SQLSTATE
     * classes 22 and 23). Everything else — no connection, deadlock, a missing table or right — is waited out.
     */
    static boolean isPoison(Throwable failure) {
        return switch (failure) {
            case PgException refused ->
                refused.getSqlState() != null
                        && (refused.getSqlState().startsWith("22")
                                || refused.getSqlState().startsWith("23"));
            case IllegalArgumentException unreadable -> true;
            case NullPointerException missing -> true;
            case ArithmeticException overflow -> true;
            case ClassCastException otherwise -> true;
            default -> false;
        };
    }
}
