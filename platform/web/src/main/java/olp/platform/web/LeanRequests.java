package olp.platform.web;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.HttpSecurityRecorder.DefaultAuthFailureHandler;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.function.BiConsumer;

/** Spares every request two things that it would pay for and does not need. */
@ApplicationScoped
class LeanRequests {
    /** What is told of a failed authentication. */
    static final String FAILURE_HANDLER = "io.quarkus.vertx.http.auth-failure-handler";

    /** Authentication's own; of filters that have the same priority, the service's come last. */
    private static final int AFTER_AUTHENTICATION = 200;

    static final BiConsumer<RoutingContext, Throwable> REFUSE = LeanRequests::refuse;

    /**
     * Quarkus would exchange the handler of failures for one of its own a moment later, and on that occasion build a map of all
     * paths, each time, to know this one's name for the metrics should authentication fail. They are told when it has.
     */
    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    context.put(FAILURE_HANDLER, REFUSE);
                    context.next();
                },
                AFTER_AUTHENTICATION);
    }

    private static void refuse(RoutingContext context, Throwable failure) {
        DefaultAuthFailureHandler.markIfOtherAuthenticationFailure(context, failure);
        if (!context.failed()) {
            context.fail(DefaultAuthFailureHandler.extractRootCause(failure));
        }
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
