package olp.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses a body that is too large, by its declared length at once, else while it is read. A journal has no limit. */
@ApplicationScoped
class BodyLimit {
    private static final String LIMIT_WHILE_READING = "io.quarkus.max-request-size";
    private static final int BEFORE_EVERYTHING = 1000;

    private final long limit;
    private final ObjectMapper json;

    BodyLimit(@ConfigProperty(name = "olp.max-body-bytes", defaultValue = "1048576") long limit, ObjectMapper json) {
        this.limit = limit;
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_EVERYTHING);
    }

    private void check(RoutingContext context) {
        if (context.request().path().endsWith("/journal")) {
            context.next();
            return;
        }
        var declared = context.request().getHeader("Content-Length");
        if (declared != null && (declared.length() > 18 || Long.parseLong(declared) > limit)) {
            refuse(context);
        } else {
            context.put(LIMIT_WHILE_READING, limit);
            context.next();
        }
    }

    private void refuse(RoutingContext context) {
        var problem = ProblemResponses.tooLarge();
        try {
            context.response()
                    .setStatusCode(problem.status())
                    .putHeader("Content-Type", "application/problem+json")
                    .putHeader("Connection", "close")
                    .end(json.writeValueAsString(problem.body()));
            // Read on and forget: a client that is still sending would not see the answer of a closed connection.
            context.request().handler(part -> {}).resume();
        } catch (JsonProcessingException e) {
            context.fail(e);
        }
    }
}
