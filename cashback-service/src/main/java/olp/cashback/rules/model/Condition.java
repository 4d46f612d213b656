package olp.cashback.rules.model;

import java.util.UUID;

/** On which purchases a rule gives something. */
public sealed interface Condition {
    /** True if a purchase at this partner meets it. */
    boolean isMetAt(UUID partner);

    /** Every purchase. */
    record Always() implements Condition {
        @Override
        public boolean isMetAt(UUID partner) {
            return true;
        }
    }

    /** Purchases at one partner: {@code partner.id == '<uuid>'}. */
    record AtPartner(UUID partner) implements Condition {
        @Override
        public boolean isMetAt(UUID where) {
            return partner.equals(where);
        }
    }
}
