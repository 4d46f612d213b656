package olp.loyalty.definitions;

import java.time.Instant;
import olp.platform.web.Faults;

/** What all definitions have: a code, and when they begin and end. */
public final class Codes {
    private static final String CODE = "[A-Za-z0-9][A-Za-z0-9_-]{0,39}";
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private Codes() {}

    /** True for text that can be a code. */
    public static boolean isCode(String text) {
        return text != null && text.matches(CODE);
    }

    /**
     * Checks a body's code.
     *
     * @param named by the path, of which the body's must not differ if it is there; null in a POST
     */
    public static void check(Faults faults, String code, String named) {
        faults.check(
                        "code",
                        named != null && code == null || isCode(code),
                        "should be 1 to 40 letters, digits, - and _")
                .check("code", named == null || code == null || code.equals(named), "is not the one in the path");
    }

    /** Checks when something begins and ends; both may be left out. */
    public static void checkSchedule(Faults faults, Instant from, Instant until) {
        faults.check("from", isInReach(from), "should be from 1970 to 9999")
                .check("until", isInReach(until), "should be from 1970 to 9999")
                .check("until", from == null || until == null || from.isBefore(until), "should be after from");
    }

    private static boolean isInReach(Instant instant) {
        return instant == null || !instant.isBefore(FIRST) && !instant.isAfter(LAST);
    }
}
