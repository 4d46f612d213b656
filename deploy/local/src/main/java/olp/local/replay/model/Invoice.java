package olp.local.replay.model;

import java.time.LocalDateTime;
import java.util.List;

/**
 * An invoice that is a purchase.
 *
 * @param number as in the file
 * @param customer whose it is; never empty
 * @param at local time of its first line
 * @param lines at least one, in the file's order
 */
public record Invoice(String number, String customer, LocalDateTime at, List<Line> lines) {

    /** Minor units, more than 0. */
    public long total() {
        return lines.stream().mapToLong(Line::total).reduce(0, Math::addExact);
    }
}
