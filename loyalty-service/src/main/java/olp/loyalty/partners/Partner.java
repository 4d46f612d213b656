package olp.loyalty.partners;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.UUID;

/** A business of the coalition. */
@Entity
class Partner {
    @Id
    UUID id;

    String name;
    String category;

    @Enumerated(EnumType.STRING)
    State state;

    enum State {
        ACTIVE,
        PAUSED,
        LEFT
    }

    /** The partner as clients and other services see it. */
    record View(UUID id, String name, String category, State state) {}

    View view() {
        return new View(id, name, category, state);
    }
}
