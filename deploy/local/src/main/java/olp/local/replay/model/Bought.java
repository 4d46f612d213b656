package olp.local.replay.model;

import java.time.ZonedDateTime;

/**
 * A purchase, and when it was made by the programme's clock.
 *
 * @param at in the programme's time zone, after the file's times were moved
 */
public record Bought(Invoice invoice, ZonedDateTime at) {

    /** Minor units. */
    public long total() {
        return invoice.total();
    }

    /** Pieces. */
    public long count() {
        return invoice.lines().stream().mapToLong(Line::quantity).sum();
    }
}
