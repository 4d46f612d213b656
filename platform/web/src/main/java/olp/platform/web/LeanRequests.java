package olp.platform.web;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

/** Spares every request two things that it would pay for and does not need. */
@ApplicationScoped
class LeanRequests {
    /** Where Quarkus keeps whom it tells of a failed authentication before anybody has to answer. */
    private static final String FAILURE_HANDLER = "io.quarkus.vertx.http.auth-failure-handler";

    /** Authentication's own; of filters that have the same priority, the service's come last. */
    private static final int AFTER_AUTHENTICATION = 200;

    /**
     * Quarkus would exchange it a moment later, and on that occasion build a map of all paths, each time, to know this one's
     * name for the metrics should authentication fail. Without it a failure takes the way of a request without a token: the
     * endpoint's check answers.
     */
    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    context.remove(FAILURE_HANDLER);
                    context.next();
                },
                AFTER_AUTHENTICATION);
    }

    /**
     * What belongs to a request is kept in its Vert.x context, which goes with it through the database and {@link Lanes}. To
     * capture and restore it at each step of a Uni, too, is for what goes on in other threads: there nobody can be asked who
     * is calling, so that is asked before.
     */
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        Infrastructure.clearInterceptors();
    }
}
