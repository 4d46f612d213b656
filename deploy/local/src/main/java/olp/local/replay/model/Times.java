package olp.local.replay.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * What a file's times are taken for.
 *
 * @param shift what they, taken as UTC, are moved by
 * @param first the programme's time zone to begin with
 * @param changed from when on it is {@code then}; {@link Instant#MAX} if it stays
 */
public record Times(Duration shift, ZoneId first, Instant changed, ZoneId then) {

    /** In one time zone. */
    public Times(Duration shift, ZoneId zone) {
        this(shift, zone, Instant.MAX, zone);
    }

    /** When it was. */
    public Instant instant(LocalDateTime inFile) {
        return inFile.toInstant(ZoneOffset.UTC).plus(shift);
    }

    /** When it was by the programme's clock. */
    public ZonedDateTime local(LocalDateTime inFile) {
        Instant at = instant(inFile);
        return at.atZone(at.isBefore(changed) ? first : then);
    }
}
