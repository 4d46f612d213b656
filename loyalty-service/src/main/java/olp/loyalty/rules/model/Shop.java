package olp.loyalty.rules.model;

import java.util.UUID;

/** At whose till it is bought; both null where that is not known. */
public record Shop(UUID partner, String category) {
    /** No shop in particular. */
    public static final Shop NONE = new Shop(null, null);
}
