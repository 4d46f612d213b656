package olp.notification.partners;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/** {@code loyalty.partner-joined.v1} or {@code -changed}, as far as messages name partners; {@code at}: when it was told. */
public record PartnerTold(UUID id, String name, Instant at) {
    public PartnerTold {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
    }

    /** The same, with when it was told. */
    public PartnerTold toldAt(Instant when) {
        return new PartnerTold(id, name, when);
    }
}
