package olp.platform.events;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Tells what an event's content caused from what the surroundings caused. */
final class Failures {
    private static final Logger LOG = Logger.getLogger(Failures.class);

    private Failures() {}

    /** Tries until it succeeds, or fails because of what an event says. */
    static <T> Uni<T> patiently(Supplier<Uni<? extends T>> work) {
        return Uni.createFrom()
                .<T>deferred(work)
                .onFailure(failure -> !isPoison(failure))
                .invoke(failure -> LOG.warnf("events wait, will be tried again: %s", failure))
                .onFailure(failure -> !isPoison(failure))
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(5))
                .indefinitely();
    }

    /**
     * True if trying again cannot help: the content could not be read, or the database refused the values (SQLSTATE
     * classes 22 and 23). Everything else — no connection, deadlock, a missing table or right, another instance that has
     * just taken in the same event — is waited out.
     */
    static boolean isPoison(Throwable failure) {
        return switch (failure) {
            case PgException refused ->
                refused.getSqlState() != null
                        && !"inbox_pkey".equals(refused.getConstraint())
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
