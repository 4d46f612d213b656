package olp.platform.ledger.model;

import java.util.UUID;

/** Parties on whose side of the house value is, beside the partners. */
public final class Party {
    /** The programme itself: what it gives in its own name, such as an adjustment, is issued by it. */
    public static final UUID PROGRAMME = UUID.fromString("00000000-0000-7000-8000-000000000001");

    private Party() {}
}
