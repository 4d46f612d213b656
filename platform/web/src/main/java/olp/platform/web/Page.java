package olp.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;

/**
 * Part of a list.
 *
 * @param items in the list's order
 * @param next the cursor of the part that follows, or null at the end
 */
public record Page<T>(
        List<T> items,
        @JsonInclude(JsonInclude.Include.ALWAYS) String next) {
    /**
     * Makes a page of what was found when one more than the limit was asked for.
     *
     * @param found at most {@code limit + 1}
     * @param place what the query continues after, of an item
     */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, Object> place) {
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, limit), Cursor.encode(place.apply(found.get(limit - 1))));
    }
}
