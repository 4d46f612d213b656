package olp.platform.web;

import java.util.UUID;
import java.util.function.Function;

/** What every request body must have. */
public final class Body {
    private Body() {}

    /**
     * The client-made id of a request.
     *
     * @throws Problem 400 if there is no body or no id in it
     */
    public static <T> UUID id(T body, Function<T, UUID> id) {
        return required(present(body), "id", id);
    }

    /** The body itself; 400 if there is none. */
    public static <T> T present(T body) {
        if (body == null) {
            throw Problem.invalid("body", "is missing");
        }
        return body;
    }

    /** A field's value; 400 that names the field if it is missing. */
    public static <T, V> V required(T body, String field, Function<T, V> value) {
        var found = value.apply(body);
        if (found == null) {
            throw Problem.invalid(field, "is missing");
        }
        return found;
    }
}
