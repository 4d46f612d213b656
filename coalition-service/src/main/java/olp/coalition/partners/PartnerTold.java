package olp.coalition.partners;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** What coalition-service needs of {@code loyalty.partner-*.v1}: a partner's whole state. */
public record PartnerTold(UUID id, String name, String state) {
    public PartnerTold {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(state, "state");
    }
}
