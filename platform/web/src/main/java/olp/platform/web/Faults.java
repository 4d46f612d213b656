package olp.platform.web;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import olp.platform.web.Problem.Violation;

/** Collects what is wrong with a request, so that the client is told all of it at once. */
public final class Faults {
    private final List<Violation> found = new ArrayList<>();

    /** The field must hold. */
    public Faults check(String field, boolean holds, String message) {
        if (!holds) {
            found.add(new Violation(field, message));
        }
        return this;
    }

    /** Text that must be there: 1 to {@code most} characters, not blank, no NUL. */
    public Faults text(String field, String value, int most) {
        return check(
                field,
                value != null && !value.isBlank() && value.length() <= most && value.indexOf('\0') < 0,
                "should be 1 to " + most + " characters");
    }

    /** Text that may be left out. */
    public Faults optionalText(String field, String value, int most) {
        return value == null ? this : text(field, value, most);
    }

    /** A time zone's name that may be left out. */
    public Faults optionalZone(String field, String value) {
        if (value != null) {
            try {
                ZoneId.of(value);
            } catch (DateTimeException e) {
                found.add(new Violation(field, "should be a time zone such as Europe/Oslo"));
            }
        }
        return this;
    }

    /** Refuses the request if anything was found: 400 with all of it. */
    public void refuse() {
        if (!found.isEmpty()) {
            throw Problem.invalid(found);
        }
    }
}
