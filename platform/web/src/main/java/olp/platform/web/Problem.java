package olp.platform.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A refusal that the client is told as {@code application/problem+json} (RFC 9457). Thrown, so that the transaction it
 * happens in is rolled back.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String name;
    private final transient Map<String, Object> more = new LinkedHashMap<>();

    private Problem(int status, String name, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.name = name;
    }

    /** A fault of one field of the request, or of {@code body} as a whole. */
    public record Violation(String field, String message) {}

    /**
     * Any problem.
     *
     * @param status HTTP status, 400–599
     * @param name the last part of its type, {@code urn:problem:<name>}
     * @param detail what is wrong and what to do, for a person
     */
    public static Problem of(int status, String name, String detail) {
        return new Problem(status, name, detail);
    }

    /** 400: one field is at fault. */
    public static Problem invalid(String field, String message) {
        return invalid(List.of(new Violation(field, message)));
    }

    /** 400: these fields are at fault. */
    public static Problem invalid(List<Violation> violations) {
        var first = violations.getFirst();
        return of(400, "invalid-request", first.field() + ": " + first.message())
                .with("violations", violations);
    }

    /** 404, also for what exists but is somebody else's. */
    public static Problem notFound(String what) {
        return of(404, "not-found", "There is no such " + what + ".");
    }

    /** 409: the state of things does not allow it. */
    public static Problem conflict(String name, String detail) {
        return of(409, name, detail);
    }

    /** 409: the id of a new resource is taken by another caller's. */
    public static Problem idTaken() {
        return conflict("id-taken", "This id is in use already; make a new one.");
    }

    /** Adds a member to the problem, such as {@code available} to {@code insufficient-points}. */
    public Problem with(String member, Object value) {
        more.put(member, value);
        return this;
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** The last part of the problem's type. */
    public String name() {
        return name;
    }

    /** The JSON document. */
    public Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:problem:" + name);
        body.put("title", title());
        body.put("status", status);
        body.put("detail", getMessage());
        body.putAll(more);
        return body;
    }

    private String title() {
        var words = name.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
