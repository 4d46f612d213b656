package olp.local.replay.model;

import java.time.LocalDateTime;
import java.util.List;

/**
 * An invoice: a purchase, or a return, whose lines then say how much came back and at which price.
 *
 * @param number as in the file
 * @param customer whose it is; never empty
 * @param at local time of its first line
 * @param lines at least one, in the file's order
 */
public record Invoice(String number, String customer, LocalDateTime at, List<Line> lines) {

    /** Minor units, more than 0, also of a return. */
    public long total() {
        return lines.stream().mapToLong(Line::total).reduce(0, Math::addExact);
    }
}
