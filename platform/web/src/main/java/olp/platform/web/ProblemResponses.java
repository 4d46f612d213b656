package olp.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.stream.StreamSupport;
import org.hibernate.HibernateException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where a failure becomes an answer. */
public class ProblemResponses {
    private static final Logger LOG = Logger.getLogger(ProblemResponses.class);

    /** What the answer to a failure is. */
    public static Problem problemOf(Throwable failure) {
        return switch (failure) {
            case Problem problem -> problem;
            case JsonProcessingException json -> JsonFaults.problemOf(json);
            case ConstraintViolationException broken ->
                Problem.invalid(broken.getConstraintViolations().stream()
                        .map(each -> new Problem.Violation(
                                StreamSupport.stream(each.getPropertyPath().spliterator(), false)
                                        .skip(2)
                                        .map(Object::toString)
                                        .reduce((a, b) -> a + "." + b)
                                        .orElse("body"),
                                each.getMessage()))
                        .sorted(java.util.Comparator.comparing(Problem.Violation::field))
                        .toList());
            case UnauthorizedException none -> unauthorized("A bearer token is needed.");
            case AuthenticationFailedException bad -> unauthorized("The bearer token is not valid.");
            case ForbiddenException role -> Problem.of(403, "forbidden", "Your role may not do this.");
            case WebApplicationException answer -> ofStatus(answer);
            case PgException refused when "23505".equals(refused.getSqlState()) -> Problem.idTaken();
            // what Hibernate makes of the same refusal
            case SQLException refused when "23505".equals(refused.getSQLState()) -> Problem.idTaken();
            case HibernateException wrapped when wrapped.getCause() != null -> problemOf(wrapped.getCause());
            case PgException away when isOutage(away.getSqlState()) -> unavailable(away);
            case ConnectException away -> unavailable(away);
            case VertxException away -> unavailable(away);
            case IOException cut -> Problem.of(400, "incomplete-request", "The request ended early.");
            default -> unexpected(failure);
        };
    }

    private static Problem unauthorized(String detail) {
        return Problem.of(401, "unauthorized", detail);
    }

    private static Problem ofStatus(WebApplicationException failure) {
        if (failure.getCause() instanceof Problem problem) {
            return problem;
        }
        if (failure.getCause() instanceof JsonProcessingException json) {
            return JsonFaults.problemOf(json);
        }
        var status = failure.getResponse().getStatus();
        return switch (status) {
            case 400 -> Problem.of(400, "invalid-request", "The request is not valid.");
            case 404 -> Problem.of(404, "not-found", "There is nothing here.");
            case 405 -> Problem.of(405, "method-not-allowed", "This method is not allowed here.");
            case 406 -> Problem.of(406, "not-acceptable", "Only application/json is served here.");
            case 413 -> tooLarge();
            case 415 -> Problem.of(415, "unsupported-media-type", "Send application/json.");
            default -> status < 500 ? Problem.of(status, "refused", failure.getMessage()) : unexpected(failure);
        };
    }

    static Problem tooLarge() {
        return Problem.of(413, "too-large", "The request is larger than is taken here.");
    }

    /** SQLSTATE classes of lost connections, exhausted resources, and a server that shuts down. */
    private static boolean isOutage(String sqlState) {
        return sqlState != null
                && (sqlState.startsWith("08") || sqlState.startsWith("53") || sqlState.startsWith("57"));
    }

    private static Problem unavailable(Throwable failure) {
        LOG.warnf("the database does not answer: %s", failure);
        return Problem.of(503, "unavailable", "The service cannot work at the moment; send the request again.");
    }

    private static Problem unexpected(Throwable failure) {
        LOG.error("not foreseen", failure);
        return Problem.of(500, "internal", "Something went wrong on our side; nothing was done. Please try again.");
    }

    static Response response(Problem problem) {
        var response = Response.status(problem.status())
                .type("application/problem+json")
                .entity(problem.body());
        if (problem.status() == 401) {
            response.header("WWW-Authenticate", "Bearer");
        }
        if (problem.status() == 503 || "in-flight".equals(problem.name())) {
            response.header("Retry-After", "1");
        }
        return response.build();
    }

    @ServerExceptionMapper
    Response any(Throwable failure) {
        return response(problemOf(failure));
    }

    // The framework has its own answers for these; a more exact mapper takes precedence over them.

    @ServerExceptionMapper(priority = 1)
    Response web(WebApplicationException failure) {
        return response(problemOf(failure));
    }

    @ServerExceptionMapper(priority = 1)
    Response json(com.fasterxml.jackson.databind.exc.MismatchedInputException failure) {
        return response(problemOf(failure));
    }

    @ServerExceptionMapper(priority = 1)
    Response constraints(ConstraintViolationException failure) {
        return response(problemOf(failure));
    }

    @ServerExceptionMapper(priority = 1)
    Response validation(jakarta.validation.ValidationException failure) {
        return response(problemOf(failure));
    }

    @ServerExceptionMapper(priority = 1)
    Response noToken(UnauthorizedException failure) {
        return response(problemOf(failure));
    }

    @ServerExceptionMapper(priority = 1)
    Response badToken(AuthenticationFailedException failure) {
        return response(problemOf(failure));
    }

    @ServerExceptionMapper(priority = 1)
    Response role(ForbiddenException failure) {
        return response(problemOf(failure));
    }
}
