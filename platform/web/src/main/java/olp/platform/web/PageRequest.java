package olp.platform.web;

import jakarta.ws.rs.QueryParam;

/** The part of a list that is asked for; a {@code @BeanParam}. */
public class PageRequest {
    private static final int DEFAULT = 50;
    private static final int MOST = 200;

    @QueryParam("limit")
    String limit;

    @QueryParam("cursor")
    String cursor;

    /** How many items, 1–200; 50 if not said. */
    public int limit() {
        if (limit == null) {
            return DEFAULT;
        }
        try {
            var asked = Integer.parseInt(limit);
            if (asked >= 1 && asked <= MOST) {
                return asked;
            }
        } catch (NumberFormatException e) {
            throw outside();
        }
        throw outside();
    }

    private static Problem outside() {
        return Problem.invalid("limit", "should be a whole number from 1 to " + MOST);
    }

    /** The cursor, or null for the beginning. */
    public String cursor() {
        return cursor;
    }
}
